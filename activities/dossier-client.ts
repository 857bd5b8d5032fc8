import { activityInfo } from '@temporalio/activity';
import { z } from 'zod';
import { readDecision, refusalOfResult } from '../casework/decisions/read-decision';
import { DossierAnswer, type AgencyDecision } from '../domain/schemas/agency-contract';
import type { Papers } from '../documents/papers';
import type { AgencyAnswer, AgencyMessage, FoundDecision } from './agency-message';
import { createAttaching } from './attachments';
import { createDelivery } from './delivery';
import { createExchange, type AgencyCall, type Send } from './exchange';
import { undecided } from './undecided';

/** Below the time-out of the local activity that tries a batch, so that one slow agency delays no neighbour. */
const firstTryMs = 1_500;

/**
 * The dossier contract, as our side of it. An agency's outage is a plain error, which Temporal retries; that it will
 * not take a message is an outcome.
 */
export function createDossierClient({ send, papers }: { send: Send; papers: Pick<Papers, 'read'> }) {
  const exchange = createExchange(send);

  const look = createLook(exchange);

  const deliver = createDelivery({ exchange, look, attach: createAttaching(papers) });

  return {
    /** Delivers; asks first where it may have arrived before, `tried` or not heard of. Throws while no answer comes. */
    deliverMessage: (message: AgencyMessage, { tried }: { tried: boolean }): Promise<AgencyAnswer> =>
      deliver(message, { mayHaveArrived: tried || activityInfo().attempt > 1 }),

    /** Delivers several side by side, once each, and gives when that was over; null where no answer came. */
    async tryMessages(messages: readonly AgencyMessage[]): Promise<FirstTry> {
      const attempt = { mayHaveArrived: false, timeoutMs: firstTryMs };
      const answers = await Promise.all(
        messages.map((message) => deliver(message, attempt).catch(() => null)),
      );
      return { atMs: Date.now(), answers };
    },

    /**
     * The agency's decision that is not among `known`, or that none will come. Throws while there is none, and says when to
     * ask again.
     */
    async findDecision({ known, bundle, ...call }: FindDecision): Promise<FoundDecision> {
      const dossier = await look(call);
      if (dossier === 'absent') return { atMs: Date.now(), decision: null };
      // A question that is refused is no word on the dossier: the decision may still come.
      const decision = dossier === 'not-said' ? undefined : findUsable(dossier.decision, { ...call, bundle });
      if (decision && !known.includes(decision.decisionId)) return { atMs: Date.now(), decision };
      const isClosed = dossier !== 'not-said' && dossier.state === 'withdrawn';
      if (isClosed) return { atMs: Date.now(), decision: null, isClosed };
      throw undecided();
    },
  };
}

/** What the agency has under the key; `not-said` where it refuses the question, or answers something else. */
function createLook(exchange: ReturnType<typeof createExchange>) {
  return async (call: AgencyCall): Promise<HeldDossier | 'absent' | 'not-said'> => {
    const { status, body } = await exchange({ ...call, method: 'GET' });
    if (status === 404) return 'absent';
    const held = HeldDossier.safeParse(body);
    return status < 300 && held.success && held.data.key === call.key ? held.data : 'not-said';
  };
}

/** Whether an agency holds a dossier; rejects where it does not answer. */
export function createDossierFinder(send: Send): (call: AgencyCall) => Promise<boolean> {
  const look = createLook(createExchange(send));
  return async (call) => typeof (await look(call)) === 'object';
}

/** What we go by; whether its decision is one is asked where a decision is wanted. */
const HeldDossier = DossierAnswer.extend({ decision: z.unknown().optional() });
type HeldDossier = z.output<typeof HeldDossier>;

/**
 * A decision comes in by asking as it does by callback: read in the same way, and only on the dossier that was asked
 * for, from the agency that the plan has decide it. Any other is as good as none yet, and is asked for again.
 */
function findUsable(
  body: unknown,
  { key, bundle }: Pick<FindDecision, 'key' | 'bundle'>,
): AgencyDecision | undefined {
  const read = readDecision(body);
  if (!read.ok || read.value.decision.dossierKey !== key || refusalOfResult(read.value, bundle))
    return undefined;
  return read.value.decision;
}

interface FirstTry {
  atMs: number;
  /** In the order of the messages. */
  answers: (AgencyAnswer | null)[];
}

interface FindDecision extends AgencyCall {
  /** Of the case: what its steps have to bring. */
  bundle: string;
  known: string[];
}
