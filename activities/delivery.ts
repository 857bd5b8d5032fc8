import { type DossierState, OpenedClaim } from '../domain/schemas/agency-contract';
import type { AgencyAnswer, AgencyMessage } from './agency-message';
import type { AgencyCall, createExchange } from './exchange';
import type { createAssigning } from './assigning';
import type { createAttaching } from './attachments';
import { unlessMayYetArrive } from './undecided';

/** Brings one message to its agency and gives what came of it; throws while no answer comes. */
export function createDelivery({ exchange, look, attach, assign }: DeliveryParts) {
  return async (message: AgencyMessage, how: Attempt): Promise<AgencyAnswer> => {
    const mayHaveArrived = how.mayHaveArrived || (message.act === 'file' && message.mayHaveArrived === true);
    const timeout = how.timeoutMs && { timeoutMs: how.timeoutMs };
    const call = { ...message, ...timeout, ...(await assign(message, mayHaveArrived)) };
    const { method, rest, body } = await requestOf(message, attach);
    const isThere = mayHaveArrived && (await hasArrived(message, look));
    if (isThere && message.what === 'notice') return heard(message, look, 200);
    if (isThere && message.what !== 'delivery') return answer('taken', 200);
    // GET says whether a dossier is there, PUT whether it is this one.
    const given = await exchange({ ...call, method, rest, body });
    if (message.act === 'supplement' && given.status === 404) {
      // The agency has lost the dossier it asked about: the new one, whole and with its papers, takes its place.
      const papers = await attach(message.agency, message.attachments);
      const whole = { ...message.filing, ...(papers.length > 0 && { attachments: papers }) };
      const filed = await exchange({ ...call, key: message.newKey, method: 'PUT', body: whole });
      return outcomeOf(message, filed);
    }
    const isOther = message.what === 'delivery' && given.status === 409;
    if (isOther && (isThere || (await hasArrived(message, look))))
      return answer('held-otherwise', given.status);
    if (isThere) return answer('taken', given.status);
    const came = outcomeOf(message, given);
    if (message.what === 'notice' && came.outcome === 'taken') return heard(message, look, given.status);
    const isBack = came.outcome === 'refused' && message.act === 'withdraw' && (await wasBack(message, look));
    if (isBack) return answer('taken', given.status);
    return came.outcome === 'refused' && mayHaveArrived ? { ...came, mayHaveArrived } : came;
  };
}

interface DeliveryParts {
  exchange: ReturnType<typeof createExchange>;
  look: Look;
  attach: ReturnType<typeof createAttaching>;
  assign: ReturnType<typeof createAssigning>;
}

/** What the agency holds under the key; without a state where it holds nothing, or does not say. */
type Look = (call: AgencyCall) => Promise<{ kind: string; state?: DossierState }>;
interface Attempt {
  mayHaveArrived: boolean;
  timeoutMs?: number;
}

/** Withdrawals and reversals are sent again without looking first: the agency gives the same answer twice. */
async function hasArrived(message: AgencyMessage, look: Look): Promise<boolean> {
  const holds = async (call: AgencyCall) => (await look(call)).state !== undefined;
  if (message.act === 'file') return holds(message);
  return message.act === 'supplement' && holds({ ...message, key: message.newKey });
}

/** A notice has arrived; whether what it tells of could be believed is asked until there is an answer to that. */
async function heard(message: AgencyMessage, look: Look, status: number): Promise<AgencyAnswer> {
  const { kind, state } = await look(message);
  if (kind === 'odd') throw new Error(`${message.agency} answered about something else`);
  return answer(state === 'refused' ? 'not-believed' : 'taken', status);
}

/**
 * An agency that refuses to give a dossier back may have given it back before, and its answer was lost. The case would
 * then wait for ever for a decision on it.
 */
async function wasBack(message: AgencyMessage, look: Look): Promise<boolean> {
  return (await look(message)).state === 'withdrawn';
}

interface Request {
  method: 'PUT' | 'POST';
  rest: string;
  body: unknown;
}

async function requestOf(message: AgencyMessage, attach: DeliveryParts['attach']): Promise<Request> {
  switch (message.act) {
    case 'file':
      return { method: 'PUT', rest: '', body: message.filing };
    case 'supplement': {
      const { agency, changes, newKey, filing } = message;
      const attachments = await attach(agency, message.attachments);
      const body = { changes, attachments, newKey, dossier: filing.dossier };
      return { method: 'POST', rest: '/supplement', body };
    }
    case 'withdraw':
      return { method: 'POST', rest: '/withdrawal', body: { reason: message.reason } };
    case 'reverse':
      return { method: 'POST', rest: '/reversal', body: message.reversal };
  }
}

function outcomeOf(
  message: AgencyMessage,
  { status, body }: { status: number; body: unknown },
): AgencyAnswer {
  const { act } = message;
  if (act === 'reverse' && status === 202) {
    const opened = OpenedClaim.safeParse(body);
    if (!opened.success) return answer('unusable', status);
    const { claimId, amount } = opened.data;
    return { ...answer('claim-open', status), claim: { claimId, amount } };
  }
  if (status < 300) return answer('taken', status);
  if (act === 'withdraw' && status === 409) return answer('already-decided', status);
  if (status === 404 && message.act === 'withdraw') unlessMayYetArrive(message);
  if (status === 404 && (act === 'withdraw' || act === 'reverse')) return answer('absent', status);
  return answer('refused', status);
}

const answer = (outcome: AgencyAnswer['outcome'], status: number): AgencyAnswer => ({
  atMs: Date.now(),
  outcome,
  status,
});
