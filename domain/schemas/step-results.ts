import { z } from 'zod';
import { CalendarDay, PersonalId } from './common';

/** What a granted step brings, as the agency returns it and the case shows it. */

const BookEntry = z.object({ number: z.string(), volume: z.string(), page: z.string() });

export const CivilActResult = z.object({
  personalId: PersonalId.nullable().optional(),
  /** The paper stands, but the personal number has not come yet. */
  provisional: z.boolean().optional(),
  book: BookEntry,
  registeredOn: CalendarDay,
});
export type CivilActResult = z.infer<typeof CivilActResult>;

/** The residence police's notice of result (form CT08). */
export const ResidenceResult = z.object({ noticeNumber: z.string(), on: CalendarDay });
export type ResidenceResult = z.infer<typeof ResidenceResult>;

/** `TE1` + province + ten digits of social insurance. */
export const HealthInsuranceResult = z.object({
  cardNumber: z.string().regex(/^[A-Z]{2}[1-5]\d{2}\d{10}$/),
  validFrom: CalendarDay,
  validTo: CalendarDay,
});
export type HealthInsuranceResult = z.infer<typeof HealthInsuranceResult>;

export const IdentityCardResult = z.object({ number: PersonalId, issuedOn: CalendarDay });
export type IdentityCardResult = z.infer<typeof IdentityCardResult>;

const stepResults: Readonly<Record<string, z.ZodType>> = {
  birth: CivilActResult,
  residence: ResidenceResult,
  'health-insurance': HealthInsuranceResult,
  'identity-card': IdentityCardResult,
};

/** What a grant of the step must bring; undefined for a step without a result of its own. */
export function findStepResult(step: string): z.ZodType | undefined {
  return Object.hasOwn(stepResults, step) ? stepResults[step] : undefined;
}
