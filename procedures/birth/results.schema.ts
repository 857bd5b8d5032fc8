import { z } from 'zod';
import { CalendarDay, PersonalId } from '../../domain/schemas/common';
import { funeralGroups } from '../death/declaration.schema';

/** What a granted step brings, as the agency returns it and the case shows it. */

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

/** `TE1` + province + ten digits of social insurance. */
export const HealthInsuranceResult = z.object({
  cardNumber: z.string().regex(/^[A-Z]{2}[1-5]\d{2}\d{10}$/),
  validFrom: CalendarDay,
  validTo: CalendarDay,
});
export type HealthInsuranceResult = z.infer<typeof HealthInsuranceResult>;

export const IdentityCardResult = z.object({ number: PersonalId, issuedOn: CalendarDay });
export type IdentityCardResult = z.infer<typeof IdentityCardResult>;

/** `amount` in VND; `group` is the one that was paid. */
export const FuneralBenefitResult = z.object({
  amount: z.int().min(0),
  group: z.enum(funeralGroups),
  decisionNumber: z.string(),
});
export type FuneralBenefitResult = z.infer<typeof FuneralBenefitResult>;

export const SurvivorBenefitResult = z.object({ decisionNumber: z.string() });
export type SurvivorBenefitResult = z.infer<typeof SurvivorBenefitResult>;

const stepResults: Readonly<Record<string, z.ZodType>> = {
  birth: CivilActResult,
  residence: ResidenceResult,
  'health-insurance': HealthInsuranceResult,
  'identity-card': IdentityCardResult,
  death: CivilActResult,
  'residence-removal': ResidenceResult,
  'funeral-benefit': FuneralBenefitResult,
  'survivor-benefit': SurvivorBenefitResult,
};

/** What a grant of the step must bring; undefined for a step without a result of its own. */
export function findStepResult(step: string): z.ZodType | undefined {
  return Object.hasOwn(stepResults, step) ? stepResults[step] : undefined;
}
