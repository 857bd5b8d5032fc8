/** How a due date once given comes to be another one: it was missed, or a newer calendar counts other days. */
import type { Calendar } from './calendar';
import { findDeadline, type Counting, type Deadline } from './legal-clock';
import type { Instant } from './viet-nam-time';

/** A deadline that passed, and when the family was told so. */
export interface Missed {
  dueAt: Instant;
  apologisedAt: Instant;
}

/**
 * What the one new date follows from that goes with the apology for a missed deadline (phiếu xin lỗi và hẹn lại ngày
 * trả kết quả, Decree 63/2024 Art. 7(3)), never given twice. The law does not say how far off it may be [INF]: here the
 * same term is counted again from the missed due date, or from the apology where that comes later, so that no new date
 * is over when it is given. Office hours have ended by then: as for every file of that hour, day zero is the next
 * working day. Earlier pauses have had their effect and later ones move the new date.
 */
export function reappointment(counting: Counting, { dueAt, apologisedAt }: Missed): Counting {
  const isLater = Date.parse(apologisedAt) > Date.parse(dueAt);
  return { ...counting, receivedAt: isLater ? apologisedAt : dueAt };
}

/** A due date by the calendar it was given by, and by another version. */
export interface Recount {
  from: Deadline;
  to: Deadline;
}

/**
 * What a newer calendar makes of an open deadline, with both dates. A day announced as a holiday never shortens a
 * term; one that turns out to be worked may. Undefined past the last year of either.
 */
export function findRecount(counting: Counting, newer: Calendar): Recount | undefined {
  const from = findDeadline(counting);
  const to = findDeadline({ ...counting, calendar: newer });
  return from && to && { from, to };
}
