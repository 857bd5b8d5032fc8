/**
 * Until when a citizen may answer, given when answers could be taken. A limit that runs out while nobody could answer is
 * moved on by the law's own rule for days on which nothing can be done: a working day whose end nobody could use does
 * not count, and what would end within such a time ends with the next working day (Civil Code, Art. 148(5)).
 */
import { NoCalendarError, isWorkingDay, type Calendar } from './calendar';
import { endOfOfficeHour } from './pauses';
import { addDays, atHour, dayOf, vietNamInstant, type Instant } from './viet-nam-time';

/** Epoch milliseconds. */
export interface Stretch {
  fromMs: number;
  toMs: number;
}

/** Parts say every few seconds that they are open; what is shorter than this is a restart. */
export const intakeRestMs = 30_000;

export interface LimitAsked {
  /** From when on answers could be given. */
  since: Instant;
  until: Instant;
  calendar: Calendar;
}

/** The limit as it stands by now; undefined where it cannot be known yet whether intake is open. */
export function limitAsItStands(
  { since, until, calendar }: LimitAsked,
  { open, nowMs }: { open: readonly Stretch[]; nowMs: number },
): Instant | undefined {
  const closed = closedTimes(open, { fromMs: Date.parse(since), nowMs });
  const limit = closed.reduce((now, stretch) => movedBy(now, stretch, calendar), Date.parse(until));
  const saidLastMs = Math.max(...open.map(({ toMs }) => toMs));
  const isUnsure = open.length > 0 && saidLastMs < limit && limit < nowMs;
  return isUnsure ? undefined : vietNamInstant(limit);
}

/** What lies between the stretches; where nothing was ever said, nothing is known to have been closed. */
function closedTimes(
  open: readonly Stretch[],
  { fromMs, nowMs }: { fromMs: number; nowMs: number },
): Stretch[] {
  const closed: Stretch[] = [];
  let openUntilMs = open[0]?.toMs ?? nowMs;
  for (const stretch of [...open, { fromMs: nowMs, toMs: nowMs }]) {
    if (stretch.fromMs - openUntilMs > intakeRestMs)
      closed.push({ fromMs: Math.max(openUntilMs, fromMs), toMs: stretch.fromMs });
    openUntilMs = Math.max(openUntilMs, stretch.toMs);
  }
  return closed.filter((stretch) => stretch.fromMs < stretch.toMs);
}

function movedBy(limitMs: number, { fromMs, toMs }: Stretch, calendar: Calendar): number {
  if (fromMs >= limitMs) return limitMs;
  if (limitMs <= toMs) return atHour(nextWorkingDay(dayOf(toMs), calendar), endOfOfficeHour);
  let day = dayOf(limitMs);
  for (let lost = dayOf(fromMs); lost <= dayOf(toMs); lost = addDays(lost, 1)) {
    const endMs = atHour(lost, endOfOfficeHour);
    if (fromMs <= endMs && endMs < toMs && works(lost, calendar)) day = nextWorkingDay(day, calendar);
  }
  return limitMs + Date.parse(day) - Date.parse(dayOf(limitMs));
}

function nextWorkingDay(after: string, calendar: Calendar): string {
  let day = addDays(after, 1);
  while (!works(day, calendar)) day = addDays(day, 1);
  return day;
}

/** Past the calendar's last year every day is one. */
function works(day: string, calendar: Calendar): boolean {
  try {
    return isWorkingDay(day, calendar);
  } catch (error) {
    if (error instanceof NoCalendarError) return true;
    throw error;
  }
}
