import announced from '../../../procedures/shared/data/calendars/2026-11-24.json';

/** A stretch in which the clock rests: from, until. */
export type Rest = readonly [string, string];

/** The working days of the calendar, in order, each with its 17:00. */
const workingDays = Object.entries(announced.years).flatMap(([year, known]) => {
  const off = new Set<string>([...known.holidays, ...known.swaps]);
  const madeUp = new Set<string>(known.makeUpDays);
  const found: { day: string; endsAt: number }[] = [];
  for (let at = Date.parse(`${year}-01-01T10:00:00Z`); ; at += 86_400_000) {
    const day = new Date(at).toISOString().slice(0, 10);
    if (!day.startsWith(year)) return found;
    const isWeekend = [0, 6].includes(new Date(at).getUTCDay());
    // 10:00 in Greenwich is 17:00 in Viet Nam.
    if (madeUp.has(day) || (!isWeekend && !off.has(day))) found.push({ day, endsAt: at });
  }
});

/**
 * When a term of working days ends: at 17:00 of its last one, counted from the working day on which the file counts as
 * received, without the days whose 17:00 lies in a rest. Undefined behind the end of the calendar.
 */
export function dueAt(receivedAt: string, days: number, rests: readonly Rest[] = []): string | undefined {
  const received = Date.parse(receivedAt) + 7 * 3_600_000;
  const hour = new Date(received).toISOString().slice(11, 23);
  const from = new Date(received + (hour > '15:00:00.000' ? 86_400_000 : 0)).toISOString().slice(0, 10);
  const inRest = rests.map(([start, end]) => [Date.parse(start), Date.parse(end)] as const);
  let left = days;
  for (let i = workingDays.findIndex(({ day }) => day >= from); i >= 0; i += 1) {
    const next = workingDays[i];
    if (!next) return undefined;
    if (inRest.some(([start, end]) => start <= next.endsAt && next.endsAt < end)) continue;
    if (left === 0) return `${next.day}T17:00:00+07:00`;
    left -= 1;
  }
  return undefined;
}

/** Whether the days around an instant are written down. */
export function isAnnounced(instant: string): boolean {
  const last = workingDays.at(-1)?.day ?? '';
  return daysAfter(instant, 60) < last;
}

/** The day so many days after the day of an instant, in Viet Nam. */
export function daysAfter(instant: string, days: number): string {
  return new Date(Date.parse(instant) + 7 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);
}
