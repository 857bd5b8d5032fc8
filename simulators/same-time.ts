import { dayIn, isBefore, isInstant } from '../domain/known-day';

/** By the minute where both give one, for papers have no seconds; else by what both say of the day. */
export function isSameTime(one: string, other: string): boolean {
  if (isInstant(one) && isInstant(other)) return minuteOf(one) === minuteOf(other);
  return !isBefore(dayIn(one), dayIn(other)) && !isBefore(dayIn(other), dayIn(one));
}

const minuteOf = (instant: string): number => Math.floor(Date.parse(instant) / 60_000);
