import { dayIn, isBefore, isInstant, type KnownDay } from '../domain/known-day';

/** By the minute where both give one, for papers have no seconds; else by what both say of the day. */
export function isSameTime(one: string, other: string): boolean {
  if (isInstant(one) && isInstant(other)) return minuteOf(one) === minuteOf(other);
  return isSameDay(dayIn(one), dayIn(other));
}

/** By what both say of it. */
export function isSameDay(one: KnownDay, other: KnownDay): boolean {
  return !isBefore(one, other) && !isBefore(other, one);
}

export const minuteOf = (instant: string): number => Math.floor(Date.parse(instant) / 60_000);
