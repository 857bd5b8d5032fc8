/** How near a task's due date is. */
import { workingDaysAfter } from '../../domain/legal-clock';
import { addDays, atHour, dayOf, vietNamInstant, type Day } from '../../domain/viet-nam-time';
import { currentCalendar } from '../../procedures/shared/calendar';

export const dueClasses = ['overdue', 'today', 'soon', 'later'] as const;
export type DueClass = (typeof dueClasses)[number];

/** Instants between which the classes lie, in epoch milliseconds. */
export interface DueBounds {
  now: number;
  endOfToday: number;
  /** Of the next working day. */
  endOfSoon: number;
}

export function dueBounds(now: number): DueBounds {
  const today = dayOf(now);
  // The next day past the calendar's last year.
  const next = workingDaysAfter(vietNamInstant(now), 1, currentCalendar);
  const endOf = (day: Day): number => atHour(addDays(day, 1), 0);
  return {
    now,
    endOfToday: endOf(today),
    endOfSoon: endOf(next === undefined ? addDays(today, 1) : dayOf(Date.parse(next))),
  };
}

export function dueClassOf(due: Date | null, { now, endOfToday, endOfSoon }: DueBounds): DueClass {
  const at = due?.getTime() ?? Infinity;
  if (at < now) return 'overdue';
  if (at < endOfToday) return 'today';
  return at < endOfSoon ? 'soon' : 'later';
}
