import { atHour, type Day, type Instant } from './viet-nam-time';

/**
 * A stretch during which the legal clock stands still, because the citizen has been asked for something. While it is
 * open (`until` null) nothing has been moved yet: the due date moves when it ends.
 */
export interface Pause {
  from: Instant;
  until: Instant | null;
}

/** Office hours end at 17:00, and with them every working day of a term. */
export const endOfOfficeHour = 17;

/** A pause takes the days whose 17:00 lies inside it; pauses that overlap take a day once. */
export function isPaused(day: Day, pauses: readonly Pause[]): boolean {
  const end = atHour(day, endOfOfficeHour);
  return pauses.some(
    ({ from, until }) => until !== null && Date.parse(from) <= end && end < Date.parse(until),
  );
}
