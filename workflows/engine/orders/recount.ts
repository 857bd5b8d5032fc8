import { moveDeadlines } from '../watch-deadlines';
import type { OrderRules } from './orders';

/** A newer calendar counts: both dates of every deadline that moves are on the record. */
export const recount: OrderRules<'recount'> = {
  reject: ({ file }, { calendar }) =>
    file.folded.settledAt !== null || file.folded.calendar === calendar ? 'nothing-changes' : undefined,
  take: (run, { id, calendar }) => moveDeadlines(run, { why: 'calendar-changed', recount: { id, calendar } }),
};
