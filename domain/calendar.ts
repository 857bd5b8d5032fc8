import { weekdayOf, type Day } from './viet-nam-time';

/**
 * The working-day calendar as dated data. A version never changes once published; a new announcement is a new
 * version, which reaches running cases as an order that records both dates.
 */
export interface Calendar {
  version: string;
  years: Record<string, CalendarYear>;
}

export interface CalendarYear {
  source: string;
  /** Whether the year's schedule has been announced; a deadline that touches one that has not is provisional. */
  official: boolean;
  /** Weekdays off by law, with the compensation days for a holiday on a weekend. */
  holidays: Day[];
  /** Weekdays off by a swap (hoán đổi ngày làm việc) … */
  swaps: Day[];
  /** … and the Saturdays worked for them. */
  makeUpDays: Day[];
  /** Days of an official year whose source has not been verified. */
  unverified: Day[];
}

export type DayKind = 'working-day' | 'make-up-day' | 'weekend' | 'holiday' | 'swap';

/** The calendar has no data for this year: nothing honest can be said. */
export class NoCalendarError extends Error {
  constructor(readonly year: string) {
    super(`no calendar for ${year}`);
    this.name = 'NoCalendarError';
  }
}

/** Throws {@link NoCalendarError} for a year without data. */
export function kindOf(day: Day, calendar: Calendar): DayKind {
  const year = yearOf(day, calendar);
  if (year.makeUpDays.includes(day)) return 'make-up-day';
  if (year.holidays.includes(day)) return 'holiday';
  if (year.swaps.includes(day)) return 'swap';
  const weekday = weekdayOf(day);
  return weekday === 0 || weekday === 6 ? 'weekend' : 'working-day';
}

export function isWorkingDay(day: Day, calendar: Calendar): boolean {
  const kind = kindOf(day, calendar);
  return kind === 'working-day' || kind === 'make-up-day';
}

export function isOfficial(day: Day, calendar: Calendar): boolean {
  const year = yearOf(day, calendar);
  return year.official && !year.unverified.includes(day);
}

function yearOf(day: Day, calendar: Calendar): CalendarYear {
  const key = day.slice(0, 4);
  const year = calendar.years[key];
  if (!year) throw new NoCalendarError(key);
  return year;
}
