import { beneficiaryRecords } from './benefits/beneficiaries';
import { funeralBenefit } from './benefits/funeral-benefit';
import type { AgencyDefinition } from './agency';

/** Social affairs: pays for the funerals of those for whom the State, not an insurance, cared in life. */
const paysFor = ['social-assistance', 'social-pension', 'meritorious', 'veteran'] as const;

export const socialAffairs: AgencyDefinition = {
  id: 'social-affairs',
  acts: [funeralBenefit(paysFor)],
  ...beneficiaryRecords(paysFor),
};
