import { announcedUntil, type Calendar } from '../../domain/calendar';
import { addDays, dayOf, type Day } from '../../domain/viet-nam-time';
import { currentCalendar } from './calendar';

/** Half a year: the next year's schedule is announced in autumn, and has to be published and rolled out before it begins. */
const warnedDaysAhead = 183;

/**
 * The last day whose schedule has been announced, where it is less than half a year away: whoever keeps the calendar has
 * to publish another version. Beyond it deadlines are provisional.
 */
export function calendarEndsOn(nowMs: number, calendar: Calendar = currentCalendar): Day | undefined {
  const until = announcedUntil(calendar) ?? calendar.version;
  return until < addDays(dayOf(nowMs), warnedDaysAhead) ? until : undefined;
}
