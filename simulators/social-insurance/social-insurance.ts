import { beneficiaryRecords } from '../benefits/beneficiaries';
import { funeralBenefit } from '../benefits/funeral-benefit';
import { survivorBenefit } from '../benefits/survivor-benefit';
import type { AgencyDefinition } from '../agency';
import { healthInsurance } from './health-insurance';

/** Social insurance: cards for children, and what the insured leave to those who bury and survive them. */
const paysFor = ['social-insurance'] as const;

export const socialInsurance: AgencyDefinition = {
  id: 'social-insurance',
  acts: [healthInsurance, funeralBenefit(paysFor), survivorBenefit],
  ...beneficiaryRecords(paysFor),
};
