/**
 * The lunar calendar as Viet Nam keeps it (UTC+7): a month begins on the day of its new moon, the eleventh holds the
 * winter solstice, and of thirteen between two solstices the first that the sun spends in one sign is a leap month.
 * New moon and sun by Meeus, Astronomical Algorithms, chapters 25 and 49, as Hồ Ngọc Đức has set them down; good to the
 * minute for the two centuries in which it is used.
 */
import type { Day } from './viet-nam-time';

/** The day on which a day of a lunar month falls; of a month that comes twice, in its first turn. */
export function dayOfLunar({ day, month, year }: { day: number; month: number; year: number }): Day {
  const [solstice, next] = month < 11 ? [year - 1, year] : [year, year + 1];
  const eleventh = eleventhMonth(solstice);
  const moon = Math.floor(0.5 + (eleventh - epoch) / synodicMonth);
  const counted = (month + 1) % 12;
  const isLeapYear = eleventhMonth(next) - eleventh > 365;
  const leap = isLeapYear && counted >= leapOffset(moon) ? 1 : 0;
  return dayOfNumber(newMoonDay(moon + counted + leap) + day - 1);
}

const epoch = 2_415_021.076998695;
const synodicMonth = 29.530588853;
const dayMs = 86_400_000;
/** The Julian day number of 1970-01-01. */
const unixDay = 2_440_588;

const dayOfNumber = (julian: number): Day => new Date((julian - unixDay) * dayMs).toISOString().slice(0, 10);

/** The first day of the eleventh month, as a Julian day number. */
function eleventhMonth(year: number): number {
  const endOfYear = Date.UTC(year, 11, 31) / dayMs + unixDay;
  const moon = Math.floor((endOfYear - 2_415_021) / synodicMonth);
  const start = newMoonDay(moon);
  return signOfSun(start) >= 9 ? newMoonDay(moon - 1) : start;
}

/** How many months after the eleventh the leap month comes. */
function leapOffset(moon: number): number {
  const signOf = (offset: number) => signOfSun(newMoonDay(moon + offset));
  let offset = 2;
  while (offset < 14 && signOf(offset) !== signOf(offset - 1)) offset += 1;
  return offset - 1;
}

const radians = Math.PI / 180;
const sin = (degrees: number): number => Math.sin(degrees * radians);

/** The day in Viet Nam of the new moon, counted from that of January 1900. */
function newMoonDay(moon: number): number {
  const t = moon / 1236.85;
  const mean =
    2_415_020.75933 +
    29.53058868 * moon +
    0.0001178 * t ** 2 -
    0.000000155 * t ** 3 +
    0.00033 * sin(166.56 + 132.87 * t - 0.009173 * t ** 2);
  const sun = 359.2242 + 29.10535608 * moon - 0.0000333 * t ** 2 - 0.00000347 * t ** 3;
  const anomaly = 306.0253 + 385.81691806 * moon + 0.0107306 * t ** 2 + 0.00001236 * t ** 3;
  const node = 21.2964 + 390.67050646 * moon - 0.0016528 * t ** 2 - 0.00000239 * t ** 3;
  const correction =
    (0.1734 - 0.000393 * t) * sin(sun) +
    0.0021 * sin(2 * sun) -
    0.4068 * sin(anomaly) +
    0.0161 * sin(2 * anomaly) -
    0.0004 * sin(3 * anomaly) +
    0.0104 * sin(2 * node) -
    0.0051 * sin(sun + anomaly) -
    0.0074 * sin(sun - anomaly) +
    0.0004 * sin(2 * node + sun) -
    0.0004 * sin(2 * node - sun) -
    0.0006 * sin(2 * node + anomaly) +
    0.001 * sin(2 * node - anomaly) +
    0.0005 * sin(2 * anomaly + sun);
  const deltaT = -0.000278 + 0.000265 * t + 0.000262 * t ** 2;
  return Math.floor(mean + correction - deltaT + 0.5 + 7 / 24);
}

/** Which twelfth of its way the sun is on at midnight of that day in Viet Nam: 0 from the spring equinox on. */
function signOfSun(day: number): number {
  const t = (day - 2_451_545.5 - 7 / 24) / 36_525;
  const mean = 280.46645 + 36_000.76983 * t + 0.0003032 * t ** 2;
  const anomaly = 357.5291 + 35_999.0503 * t - 0.0001559 * t ** 2 - 0.00000048 * t ** 3;
  const centre =
    (1.9146 - 0.004817 * t - 0.000014 * t ** 2) * sin(anomaly) +
    (0.019993 - 0.000101 * t) * sin(2 * anomaly) +
    0.00029 * sin(3 * anomaly);
  const longitude = (mean + centre) % 360;
  return Math.floor((longitude < 0 ? longitude + 360 : longitude) / 30);
}
