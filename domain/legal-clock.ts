import { isOfficial, isWorkingDay, kindOf, NoCalendarError, type Calendar, type DayKind } from './calendar';
import { endOfOfficeHour, isPaused, type Pause } from './pauses';
import { addDays, atHour, dayOf, timeOfDayMs, vietNamInstant, type Day, type Instant } from './viet-nam-time';

/**
 * Working time as the law counts it (Decree 63/2024, Art. 7): a file received after 15:00, or on a day off, counts
 * as received on the next working day; that day is day 0, and the term ends with office hours of its last working
 * day. Whether the day of receipt is day 0 or day 1 is not settled; day 0 follows Civil Code Art. 147. Where something
 * has to be verified the longer term counts from the same receipt.
 */
export interface Term {
  kind: 'same-day' | 'working-days';
  /** Working days; absent for the same day. */
  days?: number;
  /** Working days where something has to be verified first. */
  withVerification?: number;
  certainty: 'official' | 'unverified';
}

export interface CountedDay {
  day: Day;
  counted: boolean;
  why: DayKind | 'received' | 'after-cut-off' | 'paused';
}

export interface Deadline {
  dueAt: Instant;
  /** `provisional` when a day on the way is not officially announced. */
  certainty: 'official' | 'provisional';
  explanation: CountedDay[];
}

const cutOffMs = 15 * 3_600_000;

/** Everything a due date follows from. */
export interface Counting {
  receivedAt: Instant;
  term: Term;
  calendar: Calendar;
  verification?: boolean;
  pauses?: readonly Pause[];
}

/**
 * The deadline of a term, every day on the way explained: the day of receipt first, uncounted, and each later day up
 * to the due date once. A pause moves it by as many working days as have their 17:00 inside; before day zero the clock
 * does not run and after the due date no more, so that a pause moves nothing there. Throws NoCalendarError past the
 * calendar's last year.
 */
export function deadlineOf(input: Counting): Deadline {
  const { receivedAt, calendar, pauses = [] } = input;
  const explanation: CountedDay[] = [dayOfReceipt(receivedAt)];
  const dayZero = dayZeroOf(receivedAt, calendar);
  let toCount = workingDaysOf(input.term, input.verification ?? false);
  let day = dayOf(Date.parse(receivedAt));
  // A pause over day zero is shown on that day, or, where that is the day of receipt, on the day that stands in for it.
  const standIn = day === dayZero ? 'paused' : 'received';
  let dayZeroStands = day === dayZero && !isPaused(day, pauses);
  while (!dayZeroStands || toCount > 0) {
    day = addDays(day, 1);
    const why = whyOf(day, { dayZero, calendar, pauses });
    const works = why === 'working-day' || why === 'make-up-day';
    const counted = works && dayZeroStands;
    if (counted) toCount -= 1;
    if (works || why === 'received') dayZeroStands = true;
    explanation.push({ day, counted, why: works && !counted ? standIn : why });
  }
  const certainty = explanation.every((entry) => isOfficial(entry.day, calendar))
    ? 'official'
    : 'provisional';
  return { dueAt: vietNamInstant(atHour(day, endOfOfficeHour)), certainty, explanation };
}

/** The deadline, or undefined past the calendar's last year. */
export function findDeadline(input: Counting): Deadline | undefined {
  try {
    return deadlineOf(input);
  } catch (error) {
    if (error instanceof NoCalendarError) return undefined;
    throw error;
  }
}

/** Working days of a term: none for the same day. */
export function workingDaysOf(term: Term, verification: boolean): number {
  if (term.kind === 'same-day') return 0;
  return (verification ? term.withVerification : undefined) ?? term.days ?? 0;
}

/** The working day a file counts as received on. */
export function dayZeroOf(receivedAt: Instant, calendar: Calendar): Day {
  const received = Date.parse(receivedAt);
  let day = dayOf(received);
  if (timeOfDayMs(received) > cutOffMs) day = addDays(day, 1);
  while (!isWorkingDay(day, calendar)) day = addDays(day, 1);
  return day;
}

/** An instant as a limit: on a day off it is at the end of the next working day; as it is past the calendar's last year. */
export function onWorkingDay(atMs: number, calendar: Calendar): Instant {
  const first = dayOf(atMs);
  let day = first;
  try {
    while (!isWorkingDay(day, calendar)) day = addDays(day, 1);
  } catch (error) {
    if (!(error instanceof NoCalendarError)) throw error;
    day = first;
  }
  return vietNamInstant(day === first ? atMs : atHour(day, endOfOfficeHour));
}

/** The end of office hours so many working days later; undefined past the calendar's last year. */
export function workingDaysAfter(at: Instant, days: number, calendar: Calendar): Instant | undefined {
  let day = dayOf(Date.parse(at));
  try {
    for (let left = days; left > 0; left -= isWorkingDay(day, calendar) ? 1 : 0) day = addDays(day, 1);
  } catch (error) {
    if (error instanceof NoCalendarError) return undefined;
    throw error;
  }
  return vietNamInstant(atHour(day, endOfOfficeHour));
}

function dayOfReceipt(receivedAt: Instant): CountedDay {
  const received = Date.parse(receivedAt);
  const late = timeOfDayMs(received) > cutOffMs;
  return { day: dayOf(received), counted: false, why: late ? 'after-cut-off' : 'received' };
}

function whyOf(
  day: Day,
  { dayZero, calendar, pauses }: { dayZero: Day; calendar: Calendar; pauses: readonly Pause[] },
): CountedDay['why'] {
  const kind = kindOf(day, calendar);
  if (kind !== 'working-day' && kind !== 'make-up-day') return kind;
  if (isPaused(day, pauses)) return 'paused';
  return day === dayZero ? 'received' : kind;
}
