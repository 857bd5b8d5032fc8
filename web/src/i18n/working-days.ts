/** How far a due date is, in working days, by the newest calendar; the date itself is the API's word. */
import { isWorkingDay } from '../../../domain/calendar';
import { addDays, dayOf } from '../../../domain/viet-nam-time';
import { currentCalendar } from '../../../procedures/shared/calendar';

const mostDays = 400;

export type Distance = { kind: 'today' } | { kind: 'left' | 'over'; days: number };

/** Working days after today up to the due day; overdue from its 17:00 on, at least by one. */
export function distanceTo(dueAt: string, nowMs = Date.now()): Distance {
  const due = dayOf(Date.parse(dueAt));
  const today = dayOf(nowMs);
  if (Date.parse(dueAt) < nowMs) return { kind: 'over', days: Math.max(1, workingDaysBetween(due, today)) };
  if (due === today) return { kind: 'today' };
  return { kind: 'left', days: workingDaysBetween(today, due) };
}

/** After `from`, up to and with `to`. */
function workingDaysBetween(from: string, to: string): number {
  let count = 0;
  let day = from;
  for (let looked = 0; day < to && looked < mostDays; looked += 1) {
    day = addDays(day, 1);
    if (isWorkingDay(day, currentCalendar)) count += 1;
  }
  return count;
}
