import type { Calendar } from '../../domain/calendar';
import { calendarEndsOn } from '../../procedures/shared/calendar-end';

const year = { source: 'a source', official: true, holidays: [], swaps: [], makeUpDays: [], unverified: [] };
const until = (last: string, on: string): string | undefined => {
  const calendar: Calendar = {
    version: '2025-01-01',
    years: { '2025': year, [last]: year, '2029': { ...year, official: false } },
  };
  return calendarEndsOn(Date.parse(`${on}T12:00:00+07:00`), calendar);
};

test.each([
  ['2026', '2026-06-30', undefined],
  ['2026', '2026-07-02', '2026-12-31'],
  ['2026', '2026-12-31', '2026-12-31'],
  ['2026', '2027-03-01', '2026-12-31'],
  ['2027', '2026-12-31', undefined],
])('a calendar announced to the end of %s is warned of on %s: %s', (last, on, warned) => {
  expect(until(last, on)).toBe(warned);
});

test('one that announces nothing is warned of at any time', () => {
  expect(calendarEndsOn(Date.parse('2026-01-01T00:00:00Z'), { version: '2020-01-01', years: {} })).toBe(
    '2020-01-01',
  );
});
