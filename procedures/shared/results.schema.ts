/** What a grant brings that is the same in several bundles. */
import { z } from 'zod';
import { PersonalId } from '../../domain/schemas/common';
import { CalendarDay } from '../../domain/schemas/times';

const BookEntry = z.object({ number: z.string(), volume: z.string(), page: z.string() });

export const CivilActResult = z.object({
  personalId: PersonalId.nullable().optional(),
  /** The paper stands, but the personal number has not come yet. */
  provisional: z.boolean().optional(),
  /** The number that this one has replaced, after a correction of sex or year of birth. */
  supersedes: PersonalId.optional(),
  book: BookEntry,
  registeredOn: CalendarDay,
});
export type CivilActResult = z.infer<typeof CivilActResult>;

/** The residence police's notice of result (form CT08), of a registration as of a removal. */
export const ResidenceResult = z.object({ noticeNumber: z.string(), on: CalendarDay });
export type ResidenceResult = z.infer<typeof ResidenceResult>;
