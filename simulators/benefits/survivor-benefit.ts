import { SurvivorBenefitDossier } from '../../procedures/death/dossiers.schema';
import type { SurvivorBenefitResult } from '../../procedures/death/results.schema';
import { identityOf, monthOfDeath } from '../deceased';
import { objectionToPersons } from '../persons-check';
import { defineAct } from '../desk/act';
import { nextDecision } from './decision-number';
import { survivorAllowance } from './tariffs';

/** The monthly allowance of those whom an insured person leaves; the first month is paid with the decision. */
export const survivorBenefit = defineAct({
  step: 'survivor-benefit',
  effect: 'survivor-benefit-granted',
  alreadyOpen: 'benefit-claimed',
  reversal: 'recover-money',
  dossier: SurvivorBenefitDossier,
  subject: ({ deceased }) => identityOf(deceased),
  examine: ({ applicant, survivors, deceased }, context) => {
    const acting = [applicant.personalId, ...survivors.map(({ personalId }) => personalId)];
    return objectionToPersons(context, { acting, deceased: deceased.personalId });
  },
  grant: (_dossier, context) => {
    const { decisionNumber, serial } = nextDecision('TT', context);
    const result: SurvivorBenefitResult = { decisionNumber };
    return Promise.resolve({ result, serial });
  },
  paidOut: ({ survivors, deceased }) => survivorAllowance(survivors.length, monthOfDeath(deceased)),
});
