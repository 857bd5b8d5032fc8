import { activityInfo } from '@temporalio/activity';
import { z } from 'zod';
import {
  readDecision,
  refusalOfContent,
  unusableDecision,
  type CaseLaw,
} from '../casework/decisions/read-decision';
import { DossierAnswer } from '../domain/schemas/agency-contract';
import type { Papers } from '../documents/papers';
import type { Register } from '../register/register';
import type { AgencyAnswer, AgencyMessage, FoundDecision } from './agency-message';
import { createAssigning } from './assigning';
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
export function createDossierClient({ send, papers, holders }: DossierClientParts) {
  const exchange = createExchange({ send, findHolder: (held) => holders.findHolder(held) });

  const look = createLook(exchange);

  const assign = createAssigning(holders);
  const deliver = createDelivery({ exchange, look, attach: createAttaching(papers), assign });

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
    async findDecision({ known, ...asked }: FindDecision): Promise<FoundDecision> {
      const looked = await look(asked);
      const found: FoundDecision = { atMs: Date.now(), ...wordIn(looked, asked) };
      const id = found.unusable?.digest ?? found.decision?.decisionId;
      if (looked.kind === 'absent' || (id !== undefined && !known.includes(id))) return found;
      const isClosed = looked.kind === 'held' && looked.state === 'withdrawn';
      if (isClosed) return { atMs: Date.now(), decision: null, isClosed };
      throw undecided();
    },
  };
}

interface DossierClientParts {
  send: Send;
  papers: Pick<Papers, 'read'>;
  holders: Holders;
}
export type Holders = Pick<Register, 'assignHolder' | 'findHolder'>;

/** What the agency has under the key; `not-said` where it refuses the question, `odd` where it answers something else. */
function createLook(exchange: ReturnType<typeof createExchange>) {
  return async (call: AgencyCall): Promise<Looked> => {
    const { status, body } = await exchange({ ...call, method: 'GET' });
    if (status === 404) return { kind: 'absent' };
    if (status >= 300) return { kind: 'not-said' };
    const held = HeldDossier.safeParse(body);
    return held.success && held.data.key === call.key
      ? { kind: 'held', ...held.data }
      : { kind: 'odd', body };
  };
}

/** Whether an agency holds a dossier; rejects where it does not answer. */
export function createDossierFinder(
  parts: Parameters<typeof createExchange>[0],
): (call: AgencyCall) => Promise<boolean> {
  const look = createLook(createExchange(parts));
  return async (call) => (await look(call)).kind === 'held';
}

/** What we go by; whether its decision is one is asked where a decision is wanted. */
const HeldDossier = DossierAnswer.extend({ decision: z.unknown().optional() });
type Looked =
  | { kind: 'absent' | 'not-said' }
  | { kind: 'odd'; body: unknown }
  | ({ kind: 'held' } & z.output<typeof HeldDossier>);

/** A dossier in one of these states has been decided, so that its agency can say how. */
const decidedStates: readonly string[] = ['granted', 'refused', 'supplement-requested'];

/**
 * A decision comes in by asking as it does by callback: read in the same way, and only on the dossier that was asked
 * for, from the agency that the plan has decide it. A question that is refused is no word on the dossier.
 */
function wordIn(
  looked: Looked,
  { key, bundle, edition }: Omit<FindDecision, 'known'>,
): Omit<FoundDecision, 'atMs'> {
  const unusable = (body: unknown, code: string) => ({
    decision: null,
    unusable: unusableDecision(body, key, code),
  });
  if (looked.kind === 'odd') return unusable(looked.body, 'wrong-answer');
  if (looked.kind !== 'held') return { decision: null };
  const { state, decision } = looked;
  if (decision === undefined)
    return decidedStates.includes(state) ? unusable({ state }, 'required') : { decision: null };
  const read = readDecision(decision);
  const wrong = read.ok ? refusalOfContent(read.value, { bundle, edition }) : read;
  if (read.ok && read.value.decision.dossierKey !== key) return unusable(decision, 'wrong-key');
  if (read.ok && !wrong) return { decision: read.value.decision };
  const refusal = wrong?.refusal;
  return unusable(decision, (refusal?.code === 'invalid-input' && refusal.errors[0]?.code) || 'wrong-key');
}

interface FirstTry {
  atMs: number;
  /** In the order of the messages. */
  answers: (AgencyAnswer | null)[];
}

/** The law is the case's: what its steps have to bring, and what its declaration may say. */
interface FindDecision extends AgencyCall, CaseLaw {
  /** Decisions by id, and unusable ones by digest. */
  known: string[];
}
