import { NoCalendarError, isWorkingDay, type Calendar } from '../../domain/calendar';
import { deadlineOf, findDeadline, workingDaysOf, type Pause, type Term } from '../../domain/legal-clock';
import { currentCalendar } from '../../procedures/calendar';
import table from './deadlines.json';

const calendar: Calendar = currentCalendar;
const term = (days: number): Term =>
  days === 0
    ? { kind: 'same-day', certainty: 'official' }
    : { kind: 'working-days', days, certainty: 'official' };
/** The explanation in one line a day, `+` before what is counted. */
const explained = (input: { receivedAt: string; days: number; pauses?: Pause[] }) =>
  deadlineOf({ ...input, term: term(input.days), calendar }).explanation.map(
    ({ day, counted, why }) => `${day} ${counted ? '+' : ''}${why}`,
  );

test.each(table)('$title', ({ receivedAt, days, dueAt, certainty, explanation }) => {
  const deadline = deadlineOf({ receivedAt, term: term(days), calendar });
  expect({ dueAt: deadline.dueAt, certainty: deadline.certainty }).toEqual({ dueAt, certainty });
  expect(explained({ receivedAt, days })).toEqual(explanation);
});

test('a term that leaves the calendar is no deadline at all, and says which year is missing', () => {
  const input = { receivedAt: '2027-12-30T09:00:00+07:00', term: term(2), calendar };
  expect(() => deadlineOf(input)).toThrow(new NoCalendarError('2028'));
  expect(findDeadline(input)).toBeUndefined();
  expect(() => deadlineOf({ ...input, receivedAt: '2023-12-31T09:00:00+07:00' })).toThrow(NoCalendarError);
});

test('verification takes the longer term where there is one, and else the term as it is', () => {
  const both: Term = { kind: 'working-days', days: 3, withVerification: 5, certainty: 'official' };
  expect([workingDaysOf(both, false), workingDaysOf(both, true)]).toEqual([3, 5]);
  expect(workingDaysOf(term(2), true)).toBe(2);
  expect(workingDaysOf(term(0), true)).toBe(0);
  const { dueAt } = deadlineOf({
    receivedAt: '2026-11-16T09:00:00+07:00',
    term: both,
    calendar,
    verification: true,
  });
  expect(dueAt).toBe('2026-11-23T17:00:00+07:00');
});

describe('while the citizen is asked the clock stands still', () => {
  const receivedAt = '2026-11-09T09:00:00+07:00';

  test('a pause over two working days moves the due date by two, and each is shown', () => {
    const pauses = [{ from: '2026-11-10T10:00:00+07:00', to: '2026-11-12T09:00:00+07:00' }];
    expect(explained({ receivedAt, days: 2, pauses })).toEqual([
      '2026-11-09 received',
      '2026-11-10 paused',
      '2026-11-11 paused',
      '2026-11-12 +working-day',
      '2026-11-13 +working-day',
    ]);
  });

  test('a pause that holds no 17:00 of a working day moves nothing', () => {
    const within = { from: '2026-11-10T08:00:00+07:00', to: '2026-11-10T17:00:00+07:00' };
    const weekend = { from: '2026-11-13T17:00:00.001+07:00', to: '2026-11-16T16:59:59+07:00' };
    expect(explained({ receivedAt, days: 7, pauses: [within, weekend] })).toEqual(
      explained({ receivedAt, days: 7 }),
    );
  });

  test('a pause that begins at 17:00 sharp holds that 17:00', () => {
    const pauses = [{ from: '2026-11-10T17:00:00+07:00', to: '2026-11-10T17:00:01+07:00' }];
    expect(explained({ receivedAt, days: 1, pauses })).toEqual([
      '2026-11-09 received',
      '2026-11-10 paused',
      '2026-11-11 +working-day',
    ]);
  });

  test('two pauses over one day take it once', () => {
    const pause = { from: '2026-11-10T10:00:00+07:00', to: '2026-11-11T09:00:00+07:00' };
    expect(explained({ receivedAt, days: 1, pauses: [pause, pause] })).toHaveLength(3);
  });

  test('a term of the same day, paused over the day of receipt, ends on the next working day', () => {
    const pauses = [{ from: '2026-11-13T10:00:00+07:00', to: '2026-11-14T08:00:00+07:00' }];
    expect(explained({ receivedAt: '2026-11-13T09:00:00+07:00', days: 0, pauses })).toEqual([
      '2026-11-13 received',
      '2026-11-14 weekend',
      '2026-11-15 weekend',
      '2026-11-16 paused',
    ]);
  });

  test('a day zero after the day of receipt, paused, is shown paused and the next stands in for it', () => {
    const pauses = [{ from: '2026-11-16T09:00:00+07:00', to: '2026-11-17T08:00:00+07:00' }];
    expect(explained({ receivedAt: '2026-11-14T09:00:00+07:00', days: 1, pauses })).toEqual([
      '2026-11-14 received',
      '2026-11-15 weekend',
      '2026-11-16 paused',
      '2026-11-17 received',
      '2026-11-18 +working-day',
    ]);
  });
});

describe('the calendar', () => {
  const years = Object.entries(calendar.years);

  test('holds the years 2024 to 2027, of which 2027 is not announced', () => {
    expect(years.map(([year, { official }]) => [year, official])).toEqual([
      ['2024', true],
      ['2025', true],
      ['2026', true],
      ['2027', false],
    ]);
  });

  test.each(years)(
    'of %s names days off that are weekdays and worked days that are Saturdays',
    (year, data) => {
      const weekday = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay();
      const off = [...data.holidays, ...data.swaps];
      expect(off.filter((day) => weekday(day) === 0 || weekday(day) === 6)).toEqual([]);
      expect(data.makeUpDays.filter((day) => weekday(day) !== 6)).toEqual([]);
      expect(data.makeUpDays).toHaveLength(data.swaps.length);
      expect([...off, ...data.makeUpDays].every((day) => day.startsWith(year))).toBe(true);
      expect(new Set(off).size).toBe(off.length);
      expect(off.filter((day) => isWorkingDay(day, calendar))).toEqual([]);
      expect(data.makeUpDays.every((day) => isWorkingDay(day, calendar))).toBe(true);
    },
  );
});
