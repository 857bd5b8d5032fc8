import { announcedUntil, isOfficial, kindOf } from '../../domain/calendar';
import { dayOfLunar } from '../../domain/lunar-calendar';
import { computedHolidays } from '../../domain/computed-holidays';
import { currentCalendar } from '../../procedures/shared/calendar';

test.each([
  // Where Viet Nam's moon and China's part, in 1985 by a month and in 2007 by a day.
  [1985, '1985-01-21'],
  [2007, '2007-02-17'],
  [2023, '2023-01-22'],
  [2028, '2028-01-26'],
  [2029, '2029-02-13'],
  [2034, '2034-02-19'],
  [2050, '2050-01-23'],
])('the lunar year %i begins on %s', (year, first) => {
  expect(dayOfLunar({ day: 1, month: 1, year })).toBe(first);
});

test.each([
  [2020, '2020-04-02'],
  [2023, '2023-04-29'],
  [2026, '2026-04-26'],
  [2028, '2028-04-04'],
  [2029, '2029-04-23'],
])('the Hùng Kings are honoured in %i on %s, leap month or not', (year, day) => {
  expect(dayOfLunar({ day: 10, month: 3, year })).toBe(day);
});

test.each(['2026', '2027'])('the holidays of %s come out computed as they stand in the calendar', (year) => {
  expect(computedHolidays(Number(year))).toEqual(currentCalendar.years[year]?.holidays);
});

test('beyond the last announced year every day has its kind, and none is official', () => {
  const days = [
    '2028-01-03',
    '2028-01-26',
    '2028-05-02',
    '2028-09-01',
    '2028-11-24',
    '2028-11-25',
    '2028-11-27',
  ];
  expect(days.map((day) => kindOf(day, currentCalendar))).toEqual([
    ...Array.from({ length: 5 }, () => 'holiday'),
    'weekend',
    'working-day',
  ]);
  expect(days.some((day) => isOfficial(day, currentCalendar))).toBe(false);
});

test('how far the calendar is announced can be asked', () => {
  expect(announcedUntil(currentCalendar)).toBe('2026-12-31');
  expect(announcedUntil({ version: 'none', years: {} })).toBeUndefined();
});
