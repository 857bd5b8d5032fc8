import { computedHolidays, lastComputedYear } from './computed-holidays';
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

/** Nothing honest can be said of this year: it lies before the first one, or where the moon is not computed any more. */
export class NoCalendarError extends Error {
  constructor(readonly year: string) {
    super(`no calendar for ${year}`);
    this.name = 'NoCalendarError';
  }
}

/** Beyond the last announced year provisionally. Throws {@link NoCalendarError} for a year of which nothing can be known. */
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

function provisionalYear(year: number): CalendarYear {
  const source = 'Labour Code 2019 Art. 112 and Resolution 28/2026/QH16, computed; not announced';
  const holidays = computedHolidays(year);
  return { source, official: false, holidays, swaps: [], makeUpDays: [], unverified: [] };
}

/** Computed once: the same year comes out the same for every calendar. */
const computedYears = new Map<string, CalendarYear>();

function yearOf(day: Day, calendar: Calendar): CalendarYear {
  const key = day.slice(0, 4);
  const announced = calendar.years[key];
  if (announced) return announced;
  // What was before the first year is not known here, and nobody will announce it.
  const isLater = Object.keys(calendar.years).every((known) => known < key);
  if (!isLater || Number(key) > lastComputedYear) throw new NoCalendarError(key);
  const computed = computedYears.get(key) ?? provisionalYear(Number(key));
  computedYears.set(key, computed);
  return computed;
}

/** The last day up to which the year's schedule has been announced; undefined where none has been. */
export function announcedUntil({ years }: Calendar): Day | undefined {
  const last = Object.keys(years)
    .filter((year) => years[year]?.official)
    .sort()
    .at(-1);
  return last && `${last}-12-31`;
}
