/**
 * A year of the working-day calendar that nobody has announced yet: weekends, the holidays of the law (Labour Code 2019,
 * Art. 112; Resolution 28/2026/QH16 for 24 November) and the days that make up for one on a weekend. Which days around
 * Tet and National Day, and which days are swapped, is announced year by year; until then they stand as in the years
 * before [INF]. Every day of it is provisional.
 */
import { dayOfLunar } from './lunar-calendar';
import { addDays, weekdayOf, type Day } from './viet-nam-time';

/** Beyond it the lunar calendar is not computed well enough. */
export const lastComputedYear = 2199;

export function computedHolidays(year: number): Day[] {
  const days = [`${year}-01-01`, ...tet(year), hungKings(year), `${year}-04-30`, `${year}-05-01`];
  return withMakeUp([...days, ...nationalDay(year), `${year}-11-24`]);
}

/** Two days before the first of the lunar year, and three from it on, as from 2024 to 2027. */
function tet(year: number): Day[] {
  const first = dayOfLunar({ day: 1, month: 1, year });
  return [-2, -1, 0, 1, 2].map((offset) => addDays(first, offset));
}

function hungKings(year: number): Day {
  return dayOfLunar({ day: 10, month: 3, year });
}

/** 2 September and the neighbour that makes the longer row of days off. */
function nationalDay(year: number): Day[] {
  const day = `${year}-09-02`;
  const sundayMondayOrThursday = [0, 1, 4].includes(weekdayOf(day));
  return sundayMondayOrThursday ? [day, `${year}-09-03`] : [`${year}-09-01`, day];
}

/** A holiday on the weekly day off is taken on the next working day (Labour Code 2019, Art. 111). */
function withMakeUp(holidays: readonly Day[]): Day[] {
  const taken = new Set(holidays);
  for (const holiday of holidays) {
    if (!isWeekend(holiday)) continue;
    let day = addDays(holiday, 1);
    while (isWeekend(day) || taken.has(day)) day = addDays(day, 1);
    taken.add(day);
  }
  return [...taken].filter((day) => !isWeekend(day)).sort();
}

function isWeekend(day: Day): boolean {
  return [0, 6].includes(weekdayOf(day));
}
