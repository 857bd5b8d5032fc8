import type { AgencyId } from '../../domain/agencies';
import { dossierKey } from '../../domain/dossier-key';
import type { Register } from '../../register/register';
import { findCaseOnRecord, hasEnded } from '../case-on-record';
import type { CaseEngine } from '../engine';
import { giveOrder } from '../orders/give-order';
import { done, refused, type Refused, type Result } from '../refusal';
import { isOutOfScope, type DossierCase, type DossierCases } from './dossier-case';
import {
  findDossier,
  readDecision,
  refusalOfContent,
  unusableDecision,
  type ReadDecision,
} from './read-decision';

/** What taking decisions in works with. */
export interface DecisionTaking {
  register: Pick<Register, 'findCase' | 'findStoredCase' | 'rememberMessage'>;
  engine: CaseEngine;
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
  taking: DecisionTaking,
  { from, messageId, body }: DecisionMessage,
): Promise<Result<'passed'>> {
  const { register, dossiers } = taking;
  const read = readDecision(body);
  if (!read.ok) return unusable(taking, { from, body }, read);
  const { caseId, decision } = read.value;
  const found = await dossiers.find(caseId);
  const wrongContent = found && refusalOfContent(read.value, found);
  if (wrongContent) return unusable(taking, { from, body }, wrongContent);
  if (!(await register.rememberMessage({ messageId, from }))) return refused({ code: 'replayed-message' });
  if (!found || !(await isFiled({ ...read.value, from }, found, register)))
    return refused({ code: 'unknown-dossier' });
  const passed = await taking.engine.passDecision({ bundle: found.bundle, caseId, decision });
  if (passed === 'away') return refused({ code: 'engine-away' });
  return passed === 'no-workflow' ? takeLateDecision(taking, { from, ...read.value }) : done('passed');
}

/**
 * Its agency is told what is wrong, and the case hears that it has been given a decision that it cannot follow. Where the
 * engine is away the case asks for the decision later, and meets it so.
 */
async function unusable(
  { register, engine, dossiers }: DecisionTaking,
  { from, body }: Pick<DecisionMessage, 'from' | 'body'>,
  wrong: Refused,
): Promise<Refused> {
  const dossier = findDossier(body);
  const found = dossier && (await dossiers.find(dossier.caseId));
  if (!dossier || !found || !(await isFiled({ ...dossier, from }, found, register))) return wrong;
  const { caseId, step, round } = dossier;
  const code = wrong.refusal.code === 'invalid-input' ? wrong.refusal.errors[0]?.code : undefined;
  const about = unusableDecision(body, dossierKey({ caseId, step, round }), code ?? wrong.refusal.code);
  await engine.passDecision({ bundle: found.bundle, caseId, unusable: about });
  return wrong;
}

export type LateDecision = Pick<ReadDecision, 'caseId' | 'step' | 'decision'> & { from: AgencyId };

/**
 * A case that has ended is taken up for a word that it has not heard. One not started yet asks for the decision itself.
 */
export async function takeLateDecision(
  { register, engine }: Pick<DecisionTaking, 'engine'> & { register: Pick<Register, 'findStoredCase'> },
  { from, caseId, step, decision }: LateDecision,
): Promise<Result<'passed'>> {
  const found = await findCaseOnRecord(register, caseId);
  if (!found || !hasEnded(found)) return refused({ code: 'not-now' });
  const { dossierKey: key, decisionId } = decision;
  const isCopy = found.events.some(({ data }) => 'decisionId' in data && data.decisionId === decisionId);
  if (isCopy) return done('passed');
  const id = `decision/${key}/${decisionId}`;
  const order = { kind: 'late-decision' as const, id, by: `agency:${from}`, reason: '', step, decision };
  const given = await giveOrder({ register, engine }, { found, id }, () => done({ order, warnings: [] }));
  return given.ok ? done('passed') : given;
}

/**
 * Whether a dossier can be with this agency under this key. The record lags behind the case by up to a second, so the
 * round after the one on record may be filed already; the first round of a step in scope always may.
 */
async function isFiled(
  { caseId, step, round, from }: Omit<ReadDecision, 'decision'> & { from: AgencyId },
  { steps }: DossierCase,
  register: Pick<DecisionTaking['register'], 'findCase'>,
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
