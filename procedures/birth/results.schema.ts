/** What a granted step of a birth case brings, as its agency returns it and the case shows it. */
import { z } from 'zod';
import { PersonalId } from '../../domain/schemas/common';
import { CalendarDay } from '../../domain/schemas/times';
import { CivilActResult, ResidenceResult } from '../shared/results.schema';

/** `TE1` + province + ten digits of social insurance. */
export const HealthInsuranceResult = z.object({
  cardNumber: z.string().regex(/^[A-Z]{2}[1-5]\d{2}\d{10}$/),
  validFrom: CalendarDay,
  validTo: CalendarDay,
});
export type HealthInsuranceResult = z.infer<typeof HealthInsuranceResult>;

export const IdentityCardResult = z.object({ number: PersonalId, issuedOn: CalendarDay });
export type IdentityCardResult = z.infer<typeof IdentityCardResult>;

export const birthResults = {
  birth: CivilActResult,
  residence: ResidenceResult,
  'health-insurance': HealthInsuranceResult,
  'identity-card': IdentityCardResult,
};
