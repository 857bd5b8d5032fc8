/** Kinds of values in queries and replies, as they are parsed and as they are documented. */
import { z } from 'zod';
import { InstantInput } from '../../domain/schemas/times';
import { isStorableText } from '../../domain/text';

/** What we write: ISO 8601 at +07:00. */
export const InstantOutput = z
  .string()
  .meta({ description: 'ISO 8601 at +07:00', format: 'date-time', examples: ['2026-11-24T09:00:00+07:00'] });
export const DayOutput = z.string().meta({ description: 'YYYY-MM-DD', format: 'date' });

/** In a query a plus sign arrives as a blank. */
export const QueryInstant = z
  .string()
  .transform((text) => text.replace(/ (?=\d\d(:?\d\d)?$)/, '+'))
  .pipe(InstantInput)
  .meta({ format: 'date-time' });

/** A switch in a query. */
export const QueryFlag = z
  .enum(['true', 'false'])
  .transform((value) => value === 'true')
  .meta({ override: { type: 'boolean', enum: undefined } });

export const QueryText = (maxLength: number) =>
  z
    .string()
    .min(1)
    .max(maxLength)
    .refine(isStorableText, { params: { code: 'unstorable-text' } });

export const QueryCount = ({ min, max }: { min: number; max: number }) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.int().min(min).max(max))
    .meta({ override: { type: 'integer', pattern: undefined, minimum: min, maximum: max } });

export const NamesReply = z.object({ vi: z.string(), en: z.string() }).meta({ id: 'Names' });
