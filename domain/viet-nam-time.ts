/**
 * Time as Viet Nam keeps it: UTC+7 the whole year, by arithmetic, so that workflows may use it too
 * (their sandbox has no time zones). A day is `YYYY-MM-DD`, an instant ISO 8601 with `+07:00`.
 */
export type Day = string;
export type Instant = string;

const offsetMs = 7 * 3_600_000;
const dayMs = 86_400_000;

/** The instant as Viet Nam writes it; milliseconds only where there are any. */
export function vietNamInstant(epochMs: number): Instant {
  const text = new Date(epochMs + offsetMs).toISOString();
  return `${text.endsWith('.000Z') ? text.slice(0, 19) : text.slice(0, 23)}+07:00`;
}

export function dayOf(epochMs: number): Day {
  return new Date(epochMs + offsetMs).toISOString().slice(0, 10);
}

/** Milliseconds since local midnight. */
export function timeOfDayMs(epochMs: number): number {
  return (((epochMs + offsetMs) % dayMs) + dayMs) % dayMs;
}

/** Epoch milliseconds of an hour of a Vietnamese day. */
export function atHour(day: Day, hour: number): number {
  return Date.parse(`${day}T00:00:00Z`) - offsetMs + hour * 3_600_000;
}

export function addDays(day: Day, count: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * dayMs).toISOString().slice(0, 10);
}

/** 0 is Sunday, 6 is Saturday. */
export function weekdayOf(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

/** The same day and month `years` later; 29 February becomes 1 March where there is none. */
export function addYears(day: Day, years: number): Day {
  const year = Number(day.slice(0, 4)) + years;
  return new Date(Date.UTC(year, Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))))
    .toISOString()
    .slice(0, 10);
}
