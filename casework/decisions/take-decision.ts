import type { AgencyId } from '../../domain/agencies';
import type { Register } from '../../register/register';
import type { CaseEngine } from '../engine';
import { done, refused, type Result } from '../refusal';
import { isOutOfScope, type DossierCase, type DossierCases } from './dossier-case';
import { readDecision, refusalOfResult, type ReadDecision } from './read-decision';

/** What taking decisions in works with. */
export interface DecisionTaking {
  register: Pick<Register, 'findCase' | 'rememberMessage'>;
  engine: Pick<CaseEngine, 'passDecision'>;
  dossiers: DossierCases;
}

/** A decision as an agency has sent it; `from` is the agency that the message is known to be from. */
export interface DecisionMessage {
  from: AgencyId;
  messageId: string;
  body: unknown;
}

/**
 * Passes a decision on to its case. A message is remembered before it is passed on: whoever sends it again uses a new
 * message id, so nothing is lost, and two copies of one message cannot both get through.
 */
export async function takeDecision(
  { register, engine, dossiers }: DecisionTaking,
  { from, messageId, body }: DecisionMessage,
): Promise<Result<'passed'>> {
  const read = readDecision(body);
  if (!read.ok) return read;
  const { caseId, decision } = read.value;
  const found = await dossiers.find(caseId);
  const wrongResult = found && refusalOfResult(read.value, found.bundle);
  if (wrongResult) return wrongResult;
  if (!(await register.rememberMessage({ messageId, from }))) return refused({ code: 'replayed-message' });
  if (!found || !(await isFiled({ ...read.value, from }, found, register)))
    return refused({ code: 'unknown-dossier' });
  const passed = await engine.passDecision({ bundle: found.bundle, caseId, decision });
  if (passed === 'away') return refused({ code: 'engine-away' });
  if (passed === 'no-workflow' && !(await isSettled(caseId, register))) return refused({ code: 'not-now' });
  return done('passed');
}

/**
 * Whether a dossier can be with this agency under this key. The record lags behind the case by up to a second, so the
 * round after the one on record may be filed already; the first round of a step in scope always may.
 */
async function isFiled(
  { caseId, step, round, from }: ReadDecision & { from: AgencyId },
  { steps }: DossierCase,
  register: DecisionTaking['register'],
): Promise<boolean> {
  const known = steps.get(step);
  if (known?.agency !== from) return false;
  if (round === 1 && known.applies) return true;
  const record = await register.findCase(caseId);
  const now = record?.view.steps.find(({ id }) => id === step);
  if (!now || isOutOfScope(now)) return false;
  // One that its agency would not take may be edited and filed again, as a round of its own.
  const mayGoOn = now.startedAt !== null || now.state === 'stuck';
  return round >= 1 && round <= now.round + (mayGoOn ? 1 : 0);
}

/** A case that has ended needs no more word: the decision is a late copy. One not started yet will ask for it. */
async function isSettled(caseId: string, register: DecisionTaking['register']): Promise<boolean> {
  const record = await register.findCase(caseId);
  return record?.view.status === 'settled';
}
