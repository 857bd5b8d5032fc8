import type { AgencyDecision } from '../domain/schemas/agency-contract';
import type { Reply } from './http/exchange';

export type CallbackOutcome = 'delivered' | 'not-accepted' | 'dropped';

/** What may go wrong at an agency on purpose. A real agency has `noDisturbances`: its own life is enough. */
export interface Disturbances {
  /** While out, an agency answers, decides and sends nothing. */
  readonly isOut: boolean;
  /** Around the handling of a message that is rightly signed; undefined where no answer reaches the sender. */
  aroundMessage(path: string, handle: () => Promise<Reply>): Promise<Reply | undefined>;
  /** Around the sending of a decision, until it is acknowledged. */
  aroundCallback(
    decision: AgencyDecision,
    send: (decision: AgencyDecision) => Promise<CallbackOutcome>,
    stopped: AbortSignal,
  ): Promise<CallbackOutcome>;
}

export const noDisturbances: Disturbances = {
  isOut: false,
  aroundMessage: (_path, handle) => handle(),
  aroundCallback: (decision, send) => send(decision),
};
