import { createHash } from 'node:crypto';
import { canonicalJson } from '../../domain/canonical-json';
import { isWorkingDay } from '../../domain/calendar';
import { calendarVersions, currentCalendar, getCalendar } from '../../procedures/shared/calendar';

/** The published calendars, by what each was when it was published. */
const published = {
  '2026-06-30': '7f95c8945860383140df9fccf29b8610d4fc2b8a1f3e15644d79985543718f7b',
  '2026-11-24': '834aad6057737226dcb39129b43ebb224339ac3150d5811a72ca026a0847c2de',
};

test('a published calendar never changes, for cases were counted by it', () => {
  const digests = calendarVersions.map((version) => {
    const text = canonicalJson(getCalendar(version));
    return [version, createHash('sha256').update(text).digest('hex')];
  });
  expect(Object.fromEntries(digests)).toEqual(published);
});

test('versions stand in the order of their publication, and new cases go by the last', () => {
  expect([...calendarVersions].sort()).toEqual(calendarVersions);
  expect(currentCalendar.version).toBe(calendarVersions.at(-1));
  expect(() => getCalendar('2020-01-01')).toThrow('calendar version 2020-01-01');
});

describe.each(calendarVersions)('the calendar of %s', (version) => {
  const calendar = getCalendar(version);
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
    'names for %s days off that are weekdays and worked days that are Saturdays',
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
      expect(data.source).not.toBe('');
    },
  );

  test.each(years)('takes as many days off in %s as the law gives', (year, data) => {
    const isWeekend = (day: string) => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
    const since2026 = version >= '2026-07-01' && year >= '2026' && !isWeekend(`${year}-11-24`);
    expect(data.holidays).toHaveLength(since2026 ? 12 : 11);
  });
});
