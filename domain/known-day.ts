/**
 * Days as far as they are known: `YYYY`, `YYYY-MM` or whole. The day of an instant is that of the place whose offset it
 * is written with: a birth of 00:10 in Sydney is of that day there, whatever the date in Viet Nam. `Z` names no place
 * (RFC 9557), programs write it for any: it is read in Viet Nam.
 */
import { dayOf, type Day } from './viet-nam-time';

export type KnownDay = string;

/** Of a day or an instant, in the form in which our schemas keep them. */
export const dayIn = (time: string): KnownDay =>
  time.endsWith('Z') ? dayOf(Date.parse(time)) : time.slice(0, 10);

export const isInstant = (time: string): boolean => time.includes('T');

/** The first day that it may have been. */
export function earliestDay(day: KnownDay): Day {
  return day + '-01-01'.slice(day.length - 4);
}

/** The last day that it may have been. */
export function latestDay(day: KnownDay): Day {
  if (day.length === 10) return day;
  const month = day.length === 7 ? Number(day.slice(5)) : 12;
  const last = new Date(Date.UTC(Number(day.slice(0, 4)), month, 0)).getUTCDate();
  return `${day.slice(0, 4)}-${String(month).padStart(2, '0')}-${last}`;
}

/** Whether one lies before the other by what both say. */
export function isBefore(one: KnownDay, other: KnownDay): boolean {
  const known = Math.min(one.length, other.length);
  return one.slice(0, known) < other.slice(0, known);
}
