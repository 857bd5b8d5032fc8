/** What a granted step of a death case brings, as its agency returns it and the case shows it. */
import { z } from 'zod';
import { CivilActResult, ResidenceResult } from '../shared/results.schema';
import { funeralGroups } from './declaration.schema';

/** `amount` in VND; `group` is the one that was paid. */
export const FuneralBenefitResult = z.object({
  amount: z.int().min(0),
  group: z.enum(funeralGroups),
  decisionNumber: z.string(),
});
export type FuneralBenefitResult = z.infer<typeof FuneralBenefitResult>;

export const SurvivorBenefitResult = z.object({ decisionNumber: z.string() });
export type SurvivorBenefitResult = z.infer<typeof SurvivorBenefitResult>;

export const deathResults = {
  death: CivilActResult,
  'residence-removal': ResidenceResult,
  'funeral-benefit': FuneralBenefitResult,
  'survivor-benefit': SurvivorBenefitResult,
};
