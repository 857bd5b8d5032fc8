/** The two codes a family is given: one to quote, one to follow the case with. */
import { randomBytes } from 'node:crypto';
import { trackingAlphabet } from '../domain/tracking-code';
import type { Day } from '../domain/viet-nam-time';

/** `000.00.01.H29` is Ho Chi Minh City's code as a party of the integration platform; `number` counts the day's cases. */
export function caseCodeOf(day: Day, number: number): string {
  return `000.00.01.H29-${day.slice(2).replaceAll('-', '')}-${String(number).padStart(4, '0')}`;
}

/** Eighty random bits: a code nobody guesses. */
export function newTrackingCode(): string {
  return Array.from(randomBytes(16), (byte) => trackingAlphabet[byte & 31]).join('');
}
