/**
 * Days and instants as people and agencies write them, in the one form in which they are kept. Their offset is kept as
 * well: it says at which place's clock they were read.
 */
import { z } from 'zod';

export const CalendarDay = z.iso.date();

/** Seconds, the colon of the offset and its minutes may be missing, and a blank may stand for the `T`. */
const writtenInstant =
  /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}:\d{2})(?::(\d{2}(?:[.,]\d+)?))? ?(?:([Zz])|([+-]\d{2}):?(\d{2})?)$/;

function inOneForm(text: string): string {
  const parts = writtenInstant.exec(text.trim());
  if (!parts) return text;
  const [, day = '', time = '', seconds = '00', utc, hours = '', minutes = '00'] = parts;
  return `${day}T${time}:${seconds.replace(',', '.')}${utc ? 'Z' : `${hours}:${minutes}`}`;
}

export const InstantInput = z
  .string()
  .transform(inOneForm)
  .pipe(z.iso.datetime({ offset: true }))
  .meta({
    format: 'date-time',
    description: 'ISO 8601 with offset; seconds and the colon of the offset may be left out',
  });

/** A day as far as it is known: `YYYY`, `YYYY-MM` or whole. Papers of old people often give a year alone. */
export const PartialDay = z
  .string()
  .regex(/^\d{4}(-(0[1-9]|1[0-2]))?$/)
  .or(CalendarDay)
  .meta({ description: 'YYYY, YYYY-MM or YYYY-MM-DD' });

/** An instant, or the day alone where the hour is not known. */
export const InstantOrDay = InstantInput.or(CalendarDay);

/** An instant, or the day as far as it is known. */
export const InstantOrPartialDay = InstantInput.or(PartialDay);
