/** Days and times as people here write them, always in the time of Viet Nam. */
import { dayOf, timeOfDayMs } from '../../../domain/viet-nam-time';

const pad = (value: number): string => String(value).padStart(2, '0');

/** `17:00` */
export function timeText(instant: string): string {
  const minutes = Math.floor(timeOfDayMs(Date.parse(instant)) / 60_000);
  return `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}

/** `03/12/2026` of a day or an instant. */
export function dayText(of: string): string {
  const [year, month, day] = (of.length > 10 ? dayOf(Date.parse(of)) : of).split('-');
  return [day, month, year].filter(Boolean).join('/');
}

/** `03/12` */
export const shortDay = (of: string): string => dayText(of).slice(0, 5);

/** `17:00 03/12/2026` */
export const momentText = (instant: string): string => `${timeText(instant)} ${dayText(instant)}`;

/** `Cơ quan…` of `cơ quan…`. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** `1.250.000 ₫` */
export const moneyText = (amount: number): string => `${amount.toLocaleString('vi-VN')} ₫`;
