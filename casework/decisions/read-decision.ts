import { createHash } from 'node:crypto';
import { canonicalJson } from '../../domain/canonical-json';
import { parseDossierKey } from '../../domain/dossier-key';
import type { InputIssue } from '../../domain/messages';
import { AgencyDecision } from '../../domain/schemas/agency-contract';
import { CaseId } from '../../domain/schemas/common';
import { issuesOf, readInput } from '../../domain/schemas/input-issues';
import type { UnusableDecision } from '../../domain/unusable-decision';
import type { Day } from '../../domain/viet-nam-time';
import { findStepResult, getEdition, getForm } from '../../procedures/bundles';
import { hasPlace } from '../../procedures/shared/intake/form-places.schema';
import { done, refused, type Refused, type Result } from '../refusal';

export interface ReadDecision {
  decision: AgencyDecision;
  /** What its dossier key names. */
  caseId: string;
  step: string;
  round: number;
}

/** By which law a case runs: what its steps have to bring, and what its declaration may say. */
export interface CaseLaw {
  bundle: string;
  edition: Day;
}

/**
 * The one way in for a decision, whether its agency has sent it or has been asked for it: by the contract's schema, and
 * by {@link refusalOfContent} once its case is known. What we do not know of goes through unchanged.
 */
export function readDecision(body: unknown): Result<ReadDecision> {
  const read = readInput(AgencyDecision, body);
  if (!read.ok) return refused({ code: 'invalid-input', errors: read.errors });
  const decision = read.value;
  const dossier = findDossier(decision);
  return dossier ? done({ decision, ...dossier }) : refused({ code: 'unknown-dossier' });
}

/** A grant whose result lacks what its step has to bring, or a question about what the declaration does not have. */
export function refusalOfContent(
  { decision: { decision, result, fields = [] }, step }: ReadDecision,
  { bundle, edition }: CaseLaw,
): Refused | undefined {
  const errors: InputIssue[] = [];
  const schema = findStepResult(bundle, step);
  const granted = decision === 'granted' ? schema?.safeParse(result) : undefined;
  if (granted?.error) errors.push(...issuesOf({ error: granted.error, input: result, base: '/result' }));
  if (decision === 'supplement-requested') {
    const form = getForm(getEdition(bundle, edition)).schema;
    fields.forEach(({ pointer }, i) => {
      if (!hasPlace(form, pointer)) errors.push({ pointer: `/fields/${i}/pointer`, code: 'unknown-pointer' });
    });
  }
  return errors.length > 0 ? refused({ code: 'invalid-input', errors }) : undefined;
}

/** What is kept of a body that is no usable decision on the dossier. */
export function unusableDecision(body: unknown, dossierKey: string, code: string): UnusableDecision {
  const digest = createHash('sha256').update(canonicalJson(body)).digest('hex');
  return { dossierKey, code, digest };
}

/** The dossier that a body names, whatever else is wrong with it. */
export function findDossier(body: unknown): Omit<ReadDecision, 'decision'> | undefined {
  const key: unknown =
    typeof body === 'object' && body !== null ? Reflect.get(body, 'dossierKey') : undefined;
  const dossier = typeof key === 'string' ? parseDossierKey(key) : undefined;
  return dossier && CaseId.safeParse(dossier.caseId).success ? dossier : undefined;
}
