import type { AgencyDecision } from '../domain/schemas/agency-contract';
import type { Reply } from './http/exchange';

export type CallbackOutcome = 'delivered' | 'not-accepted' | 'dropped';

/**
 * What the sender of a message gets: a reply, which is the agency's own or somebody's on the way; `lost`: the
 * connection breaks; `never`: it stays open, and nothing comes.
 */
export type Answering = { reply: Reply; isOwn: boolean } | 'lost' | 'never';

/** Sends a decision as it stands here, in form or not, until it is acknowledged. */
export type SendDecision = (decision: unknown) => Promise<CallbackOutcome>;

/** What may go wrong at an agency on purpose. A real agency has `noDisturbances`: its own life is enough. */
export interface Disturbances {
  /** While out, an agency answers nothing; it is idle too. */
  readonly isOut: boolean;
  /** While idle, an agency decides and sends nothing. */
  readonly isIdle: boolean;
  /** By the agency's clock, in epoch milliseconds. */
  readonly now: () => number;
  /** Around the handling of a message that is rightly signed. */
  aroundMessage(message: { method: string; path: string }, handle: () => Promise<Reply>): Promise<Answering>;
  /** Around the sending of a decision, until it is acknowledged. */
  aroundCallback(
    decision: AgencyDecision,
    send: SendDecision,
    stopped: AbortSignal,
  ): Promise<CallbackOutcome>;
}

export const noDisturbances: Disturbances = {
  isOut: false,
  isIdle: false,
  now: Date.now,
  aroundMessage: async (_message, handle) => ({ reply: await handle(), isOwn: true }),
  aroundCallback: (decision, send) => send(decision),
};
