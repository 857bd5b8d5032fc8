import type { Calendar } from '../domain/calendar';
import calendar20261124 from './data/calendars/2026-11-24.json';

/**
 * Every published version of the working-day calendar. A case keeps the version it was filed under, so that a
 * replay computes what was computed then.
 */
const versions: readonly Calendar[] = [calendar20261124];

/** The version that new cases are filed under. */
export const currentCalendar: Calendar = calendar20261124;

/** Throws for a version never published: a case cannot have been filed under it. */
export function getCalendar(version: string): Calendar {
  const calendar = versions.find((known) => known.version === version);
  if (!calendar) throw new Error(`no calendar version ${version}`);
  return calendar;
}
