import { moveDeadlines } from '../watch-deadlines';
import type { OrderRules } from './order-rules';

/** A newer calendar counts, never an older one: both dates of every deadline that moves are on the record. */
export const recount: OrderRules<'recount'> = {
  reject: ({ history }, { calendar }) =>
    history.folded.settledAt !== null || history.folded.calendar >= calendar ? 'nothing-changes' : undefined,
  take: (run, { id, calendar }) => moveDeadlines(run, { why: 'calendar-changed', recount: { id, calendar } }),
};
