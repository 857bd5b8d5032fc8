import { NoCalendarError } from '../../domain/calendar';
import {
  deadlineOf,
  findDeadline,
  workingDaysOf,
  type Counting,
  type Deadline,
  type Term,
} from '../../domain/legal-clock';
import { findRecount, reappointment } from '../../domain/new-deadlines';
import type { Pause } from '../../domain/pauses';
import { currentCalendar, getCalendar } from '../../procedures/shared/calendar';
import table from './deadlines.json';

/** What the law's own edges come to, counted by hand and by another program: one line of the table each. */
interface Line {
  title: string;
  source: string;
  receivedAt: string;
  /** None for the same day. */
  days: number;
  /** Given where something has to be verified. */
  withVerification?: number;
  pauses?: Pause[];
  /** The newest where none is named. */
  calendar?: string;
  dueAt: string;
  certainty: string;
  explanation: string;
}
const lines: Line[] = table;

const term = (days: number, withVerification?: number): Term =>
  days === 0
    ? { kind: 'same-day', certainty: 'official' }
    : { kind: 'working-days', days, certainty: 'official', ...(withVerification && { withVerification }) };

/** In one line, `+` before what is counted; after the first day the day of the month alone. */
const inWords = ({ explanation }: Deadline) =>
  explanation
    .map(({ day, counted, why }, i) => `${i === 0 ? day : day.slice(8)} ${counted ? '+' : ''}${why}`)
    .join(', ');

test.each(lines)('$title', ({ receivedAt, days, withVerification, pauses = [], calendar, ...expected }) => {
  const deadline = deadlineOf({
    receivedAt,
    term: term(days, withVerification),
    calendar: calendar === undefined ? currentCalendar : getCalendar(calendar),
    verification: withVerification !== undefined,
    pauses,
  });
  const { dueAt, certainty, explanation } = expected;
  expect({ ...deadline, explanation: inWords(deadline) }).toEqual({ dueAt, certainty, explanation });
});

test('every line of the table says what it rests on, and all four years are in it', () => {
  expect(lines.length).toBeGreaterThanOrEqual(100);
  expect(lines.filter(({ source }) => source.length < 10)).toEqual([]);
  expect([...new Set(lines.map(({ receivedAt }) => receivedAt.slice(0, 4)))].sort()).toEqual([
    '2024',
    '2025',
    '2026',
    '2027',
  ]);
});

test('a term that leaves the announced years goes on provisionally; only what cannot be known is no deadline', () => {
  const input = { receivedAt: '2027-12-30T09:00:00+07:00', term: term(2), calendar: currentCalendar };
  // 1 January 2028 is a Saturday, so that the Monday is off.
  expect(deadlineOf(input)).toMatchObject({ dueAt: '2028-01-04T17:00:00+07:00', certainty: 'provisional' });
  const unknown = { ...input, receivedAt: '2199-12-31T09:00:00+07:00' };
  expect(() => deadlineOf(unknown)).toThrow(new NoCalendarError('2200'));
  expect(findDeadline(unknown)).toBeUndefined();
  expect(() => deadlineOf({ ...input, receivedAt: '2023-12-31T09:00:00+07:00' })).toThrow(NoCalendarError);
});

test('verification takes the longer term where there is one, and else the term as it is', () => {
  expect([workingDaysOf(term(3, 5), false), workingDaysOf(term(3, 5), true)]).toEqual([3, 5]);
  expect(workingDaysOf(term(2), true)).toBe(2);
  expect(workingDaysOf(term(0), true)).toBe(0);
});

describe('a missed deadline gets one new date', () => {
  const dueAt = '2026-11-20T17:00:00+07:00';
  const was: Counting = {
    receivedAt: '2026-11-17T09:00:00+07:00',
    term: term(3, 5),
    calendar: currentCalendar,
  };
  const anew = (apologisedAt: string, over: Partial<Counting> = {}) =>
    deadlineOf(reappointment({ ...was, ...over }, { dueAt, apologisedAt })).dueAt;

  test('the same term counted again, as for a file received when the deadline passed', () => {
    // Day zero is Monday 23 November; Tuesday is a holiday.
    expect(anew('2026-11-20T17:00:00.500+07:00')).toBe('2026-11-27T17:00:00+07:00');
    expect(anew('2026-11-20T17:00:00.500+07:00', { term: term(0) })).toBe('2026-11-23T17:00:00+07:00');
  });

  test('an apology of the next working day, before its cut-off, gives the same date', () => {
    expect(anew('2026-11-23T14:00:00+07:00')).toBe('2026-11-27T17:00:00+07:00');
  });

  test('an apology that comes late gives no date that is over already', () => {
    expect(anew('2026-12-07T09:00:00+07:00')).toBe('2026-12-10T17:00:00+07:00');
  });

  test('with verification it is the longer term that is counted again', () => {
    expect(anew(dueAt, { verification: true })).toBe('2026-12-01T17:00:00+07:00');
  });

  test('a pause before it has had its effect, and one after it moves the new date', () => {
    const before = { from: '2026-11-18T09:00:00+07:00', until: '2026-11-19T09:00:00+07:00' };
    const later = { from: '2026-11-25T09:00:00+07:00', until: '2026-11-26T09:00:00+07:00' };
    expect(anew(dueAt, { pauses: [before] })).toBe('2026-11-27T17:00:00+07:00');
    expect(anew(dueAt, { pauses: [before, later] })).toBe('2026-11-30T17:00:00+07:00');
  });
});

describe('a newer calendar', () => {
  const before = getCalendar('2026-06-30');

  test('moves an open deadline, and both dates are given with their reasons', () => {
    const counting = { receivedAt: '2026-11-23T09:00:00+07:00', term: term(2), calendar: before };
    const counted = findRecount(counting, currentCalendar)!;
    expect([counted.from.dueAt, counted.to.dueAt]).toEqual([
      '2026-11-25T17:00:00+07:00',
      '2026-11-26T17:00:00+07:00',
    ]);
    expect(inWords(counted.from)).toBe('2026-11-23 received, 24 +working-day, 25 +working-day');
    expect(inWords(counted.to)).toBe('2026-11-23 received, 24 holiday, 25 +working-day, 26 +working-day');
  });

  test('leaves alone what it does not touch', () => {
    const counting = { receivedAt: '2026-10-05T09:00:00+07:00', term: term(5), calendar: before };
    const counted = findRecount(counting, currentCalendar)!;
    expect(counted.to).toEqual(counted.from);
  });

  test('says nothing of a deadline past its last year', () => {
    const counting = { receivedAt: '2199-12-31T09:00:00+07:00', term: term(5), calendar: before };
    expect(findRecount(counting, currentCalendar)).toBeUndefined();
  });
});
