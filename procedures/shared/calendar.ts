import type { Calendar } from '../../domain/calendar';
import { UnknownToThisReleaseError } from '../../domain/unknown-to-this-release';
import calendar20260630 from './data/calendars/2026-06-30.json';
import calendar20261124 from './data/calendars/2026-11-24.json';

/**
 * Every published version of the working-day calendar, oldest first, each with its sources and with what in it is not
 * officially announced. A case keeps the version it was filed under, so that a replay computes what was computed then;
 * a newer one reaches it as an order that records both dates. A published file never changes: what is announced later
 * is one more file and one more line.
 */
const versions: readonly [Calendar, ...Calendar[]] = [calendar20260630, calendar20261124];

/** The newest version, that new cases are filed under. */
export const currentCalendar: Calendar = versions.at(-1) ?? versions[0];

export const calendarVersions: readonly string[] = versions.map(({ version }) => version);

/** Throws for a version that is not published here: a case was filed under it by a later release. */
export function getCalendar(version: string): Calendar {
  const calendar = versions.find((known) => known.version === version);
  if (!calendar) throw new UnknownToThisReleaseError(`calendar version ${version}`);
  return calendar;
}
