import { parseDossierKey } from '../../domain/dossier-key';
import { AgencyDecision } from '../../domain/schemas/agency-contract';
import { CaseId } from '../../domain/schemas/common';
import { issuesOf, oncePerPointer, textIssues } from '../../domain/schemas/input-issues';
import { findStepResult } from '../../procedures/bundles';
import { done, refused, type Refused, type Result } from '../refusal';

export interface ReadDecision {
  decision: AgencyDecision;
  /** What its dossier key names. */
  caseId: string;
  step: string;
  round: number;
}

/**
 * The one way in for a decision, whether its agency has sent it or has been asked for it: by the contract's schema, and
 * by {@link refusalOfResult} once its case is known. What we do not know of goes through unchanged.
 */
export function readDecision(body: unknown): Result<ReadDecision> {
  const texts = textIssues(body);
  const parsed = AgencyDecision.safeParse(body);
  const issues = parsed.success ? [] : issuesOf({ error: parsed.error, input: body });
  const errors = oncePerPointer([...texts, ...issues]);
  if (!parsed.success || errors.length > 0) return refused({ code: 'invalid-input', errors });
  const decision = parsed.data;
  const dossier = parseDossierKey(decision.dossierKey);
  if (!dossier || !CaseId.safeParse(dossier.caseId).success) return refused({ code: 'unknown-dossier' });
  return done({ decision, ...dossier });
}

/** A grant whose result lacks what the step of its case's bundle has to bring. */
export function refusalOfResult(
  { decision: { decision, result }, step }: ReadDecision,
  bundle: string,
): Refused | undefined {
  const schema = findStepResult(bundle, step);
  if (decision !== 'granted' || !schema) return undefined;
  const parsed = schema.safeParse(result);
  if (parsed.success) return undefined;
  const errors = issuesOf({ error: parsed.error, input: result, base: '/result' });
  return refused({ code: 'invalid-input', errors });
}
