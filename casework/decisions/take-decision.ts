import type { AgencyId } from '../../domain/agencies';
import { parseDossierKey } from '../../domain/dossier-key';
import { AgencyDecision } from '../../domain/schemas/agency-contract';
import { issuesOf } from '../../domain/schemas/input-issues';
import { findStepResult } from '../../procedures/birth/results.schema';
import { textIssues } from '../../api/http/body';
import { oncePerPointer } from '../../api/http/parse';
import { invalidInput, Problem, unavailable } from '../../api/problems/problem';
import { CaseId } from '../../api/schemas/instants';
import type { Services } from '../../api/services';
import { isOutOfScope, type DossierCase } from './dossier-case';

/**
 * Passes a decision on to its case. Throws 400, 404 `unknown-dossier`, 409 `replayed-message`, or 503 when the engine
 * did not take it. A message is remembered before it is passed on: whoever sends it again uses a new message id, so
 * nothing is lost, and two copies of one message cannot both get through.
 */
export async function receiveDecision(
  { agency, messageId, body }: { agency: AgencyId; messageId: string; body: unknown },
  services: Pick<Services, 'register' | 'decisions' | 'dossiers'>,
): Promise<void> {
  const { register, decisions, dossiers } = services;
  const decision = parseDecision(body);
  const dossier = dossierOf(decision);
  const { caseId } = dossier;
  const [found, isNew] = await Promise.all([
    dossiers.find(caseId),
    register.rememberMessage({ messageId, from: agency }),
  ]);
  if (!isNew) throw new Problem('replayed-message');
  if (!found || !(await isFiled({ ...dossier, agency }, found, register)))
    throw new Problem('unknown-dossier');
  const passed = await decisions.pass({ bundle: found.bundle, caseId, decision });
  if (passed === 'no-workflow' && !(await isSettled(caseId, register))) throw unavailable();
}

function parseDecision(body: unknown): AgencyDecision {
  const texts = textIssues(body);
  const parsed = AgencyDecision.safeParse(body);
  if (!parsed.success)
    throw invalidInput(oncePerPointer([...texts, ...issuesOf({ error: parsed.error, input: body })]));
  if (texts.length > 0) throw invalidInput(texts);
  checkResult(parsed.data);
  return parsed.data;
}

/** Looks at what we rely on; members we do not know go through unchanged. */
function checkResult({ decision, dossierKey, result }: AgencyDecision): void {
  const schema = findStepResult(parseDossierKey(dossierKey)?.step ?? '');
  if (decision !== 'granted' || !schema) return;
  const parsed = schema.safeParse(result);
  if (!parsed.success) throw invalidInput(issuesOf({ error: parsed.error, input: result, base: '/result' }));
}

interface Dossier {
  caseId: string;
  step: string;
  round: number;
}

function dossierOf({ dossierKey }: AgencyDecision): Dossier {
  const parts = parseDossierKey(dossierKey);
  if (!parts || !CaseId.safeParse(parts.caseId).success) throw new Problem('unknown-dossier');
  return parts;
}

/**
 * Whether a dossier can be with this agency under this key. The record lags behind the case by up to a second, so the
 * round after the one on record may be filed already; the first round of a step in scope always may.
 */
async function isFiled(
  { caseId, step, round, agency }: Dossier & { agency: AgencyId },
  { steps }: DossierCase,
  register: Services['register'],
): Promise<boolean> {
  const known = steps.get(step);
  if (known?.agency !== agency) return false;
  if (round === 1 && known.applies) return true;
  const record = await register.findCase(caseId);
  const now = record?.view.steps.find(({ id }) => id === step);
  if (!now || isOutOfScope(now)) return false;
  // One that its agency would not take may be edited and filed again, as a round of its own.
  const mayGoOn = now.startedAt !== null || now.state === 'stuck';
  return round >= 1 && round <= now.round + (mayGoOn ? 1 : 0);
}

/** A case that has ended needs no more word: the decision is a late copy. One not started yet will ask for it. */
async function isSettled(caseId: string, register: Services['register']): Promise<boolean> {
  const record = await register.findCase(caseId);
  return record?.view.status === 'settled';
}
