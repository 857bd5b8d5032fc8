import type { CaseEvent, Documents } from '../case-events';
import type { CaseView } from '../case-view';
import { applyEvent } from './apply-event';
import type { CaseState } from './case-state';
import { viewOf } from './view';

/**
 * The one way from events to what people see. The workflow's query, the register, the API and the pages all use it,
 * so a status cannot drift between them. Throws without events.
 */
export function fold(events: readonly CaseEvent[], documents: Documents): CaseView {
  return viewOf(foldState(events, documents));
}

export function foldState(events: readonly CaseEvent[], documents: Documents): CaseState {
  return foldOnto(undefined, events, documents);
}

/** The state after more events; `before` is undefined where they are a case's first. */
export function foldOnto(
  before: CaseState | undefined,
  events: readonly CaseEvent[],
  documents: Documents,
): CaseState {
  const state = events.reduce<CaseState | undefined>(
    (soFar, event) => applyEvent(soFar, event, documents),
    before,
  );
  if (!state) throw new Error('a case without events has no state');
  return state;
}
