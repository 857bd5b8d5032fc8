import type { CaseEvent, CaseEventType, Documents, EventOf } from '../case-events';
import { replyOf } from '../order-reply';
import { caseHandlers } from './case-handlers';
import { UnknownToThisReleaseError } from '../unknown-to-this-release';
import { initialState, type CaseState } from './case-state';
import { readAuthorityDecision } from './documents';
import type { Handlers } from './handlers';
import { keepEarlier } from './made-from';
import { orderHandlers } from './order-handlers';
import { stepHandlers } from './step-handlers';
import { strayHandlers } from './strays';

type LaterEventType = Exclude<CaseEventType, 'case-filed'>;
const handlers: Handlers<LaterEventType> = {
  ...caseHandlers,
  ...stepHandlers,
  ...orderHandlers,
  ...strayHandlers,
};

/**
 * The state after one more event. The first event of a case is `case-filed`; anything else before it, or an event
 * without the step it speaks of, is a bug and throws.
 */
export function applyEvent(before: CaseState | undefined, event: CaseEvent, documents: Documents): CaseState {
  if (event.type === 'case-filed') return initialState({ filed: event.data, filedAt: event.at });
  if (!before) throw new Error(`event ${event.id} comes before case-filed`);
  const after = keepEarlier(before, handle(before, event, documents));
  return withOrder(after, event, documents);
}

/** Every order is remembered. */
function withOrder(state: CaseState, event: CaseEvent, documents: Documents): CaseState {
  const reply = replyOf(event);
  if (!reply) return state;
  const rests = event.type === 'correction-ordered' || event.type === 'revocation-ordered';
  const decision = rests ? readAuthorityDecision(event.data, documents) : null;
  return { ...state, orders: [...state.orders, { reply, decision }] };
}

/** Of what is on record, which may be a later release's. */
export const isKnownEventType = (type: string): boolean =>
  type === 'case-filed' || Object.hasOwn(handlers, type);

function handle<T extends LaterEventType>(
  before: CaseState,
  event: EventOf<T>,
  documents: Documents,
): CaseState {
  // The record may be that of a later release, whatever the types say.
  if (!isKnownEventType(event.type)) throw new UnknownToThisReleaseError(`event type ${event.type}`);
  return handlers[event.type](before, event, documents);
}
