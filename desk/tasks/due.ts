/** How near a task's due date is. */
import { isWorkingDay, NoCalendarError } from '../../domain/calendar';
import { addDays, atHour, dayOf, type Day } from '../../domain/viet-nam-time';
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
  const endOf = (day: Day): number => atHour(addDays(day, 1), 0);
  return { now, endOfToday: endOf(today), endOfSoon: endOf(nextWorkingDay(today)) };
}

export function dueClassOf(due: Date | null, { now, endOfToday, endOfSoon }: DueBounds): DueClass {
  const at = due?.getTime() ?? Infinity;
  if (at < now) return 'overdue';
  if (at < endOfToday) return 'today';
  return at < endOfSoon ? 'soon' : 'later';
}

/** The next day past the calendar's last year. */
function nextWorkingDay(today: Day): Day {
  try {
    let day = addDays(today, 1);
    while (!isWorkingDay(day, currentCalendar)) day = addDays(day, 1);
    return day;
  } catch (error) {
    if (error instanceof NoCalendarError) return addDays(today, 1);
    throw error;
  }
}
