import type { CaseEventType, Documents, EventOf } from '../case-events';
import type { CaseState } from './case-state';

/** What the state is after an event of one type. */
type Handler<T extends CaseEventType> = (
  state: CaseState,
  event: EventOf<T>,
  documents: Documents,
) => CaseState;

export type Handlers<Types extends CaseEventType> = { [T in Types]: Handler<T> };
