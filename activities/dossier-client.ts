import { activityInfo } from '@temporalio/activity';
import { DossierAnswer, OpenedClaim } from '../domain/schemas/agency-contract';
import type { AgencyAnswer, AgencyMessage, FoundDecision } from './agency-message';
import { createExchange, type AgencyCall, type Send } from './exchange';
import { undecided, unlessMayYetArrive } from './undecided';

/** Below the time-out of the local activity that carries a round, so that one slow agency delays no neighbour. */
const firstTryMs = 1_500;

/**
 * The dossier contract, as our side of it. An agency's outage is a plain error, which Temporal retries; that it will
 * not take a message is an outcome.
 */
export function createDossierClient(send: Send) {
  const exchange = createExchange(send);

  /** What the agency has under the key; `not-said` where it refuses the question. */
  const look = async (call: AgencyCall): Promise<DossierAnswer | 'absent' | 'not-said'> => {
    const { status, body } = await exchange({ ...call, method: 'GET' });
    if (status === 404) return 'absent';
    return status < 300 ? DossierAnswer.parse(body) : 'not-said';
  };

  const deliver = async (message: AgencyMessage, how: Attempt): Promise<AgencyAnswer> => {
    const call = { ...message, ...(how.timeoutMs && { timeoutMs: how.timeoutMs }) };
    const { method, rest, body } = requestOf(message);
    if (how.mayHaveArrived && (await hasArrived(message, look))) return answer('taken', 200);
    const given = await exchange({ ...call, method, rest, body });
    if (message.act === 'supplement' && given.status === 404) {
      // The agency has lost the dossier it asked about: the new one, whole, takes its place.
      const filed = await exchange({ ...call, key: message.newKey, method: 'PUT', body: message.filing });
      return outcomeOf(message, filed);
    }
    if (message.what === 'delivery' && given.status === 409 && (await hasArrived(message, look))) {
      return answer('held-otherwise', given.status);
    }
    return outcomeOf(message, given);
  };

  return {
    /** Delivers; asks first where it may have arrived before, `tried` or not heard of. Throws while no answer comes. */
    deliverMessage: (message: AgencyMessage, { tried }: { tried: boolean }): Promise<AgencyAnswer> =>
      deliver(message, { mayHaveArrived: tried || activityInfo().attempt > 1 }),

    /** Delivers several side by side, once each; null where no answer came. */
    tryMessages: (messages: readonly AgencyMessage[]): Promise<(AgencyAnswer | null)[]> =>
      Promise.all(
        messages.map((message) =>
          deliver(message, { mayHaveArrived: false, timeoutMs: firstTryMs }).catch(() => null),
        ),
      ),

    /**
     * The agency's decision that is not among `known`, or null when it does not know the dossier. Throws while there is
     * none, and says when to ask again.
     */
    async findDecision({ known, ...call }: FindDecision): Promise<FoundDecision> {
      const dossier = await look(call);
      if (dossier === 'absent') return { atMs: Date.now(), decision: null };
      // A question that is refused is no word on the dossier: the decision may still come.
      if (dossier === 'not-said' || !dossier.decision || known.includes(dossier.decision.decisionId)) {
        throw undecided();
      }
      return { atMs: Date.now(), decision: dossier.decision };
    },
  };
}

interface FindDecision extends AgencyCall {
  known: string[];
}
interface Attempt {
  mayHaveArrived: boolean;
  timeoutMs?: number;
}

/** Withdrawals and reversals are asked for again without looking: the agency itself gives the same answer twice. */
async function hasArrived(
  message: AgencyMessage,
  look: (call: AgencyCall) => Promise<DossierAnswer | string>,
): Promise<boolean> {
  if (message.act === 'file') return typeof (await look(message)) === 'object';
  if (message.act !== 'supplement') return false;
  return typeof (await look({ ...message, key: message.newKey })) === 'object';
}

function requestOf(message: AgencyMessage): { method: 'PUT' | 'POST'; rest: string; body: unknown } {
  switch (message.act) {
    case 'file':
      return { method: 'PUT', rest: '', body: message.filing };
    case 'supplement': {
      const { changes, attachments, newKey, filing } = message;
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
    const { claimId, amount } = OpenedClaim.parse(body);
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
