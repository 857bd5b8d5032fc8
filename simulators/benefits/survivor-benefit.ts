import { SurvivorBenefitDossier } from '../../procedures/death/dossiers.schema';
import type { SurvivorBenefitResult } from '../../procedures/death/results.schema';
import { identityOf, monthOfDeath } from '../deceased';
import { actorAt, theApplicant, theDeceased } from '../persons/named';
import { objectionToPersons } from '../persons/objections';
import { defineAct } from '../officers/act';
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
  examine: (dossier, context) => {
    const survivors = dossier.survivors.map((one, i) => actorAt(`/survivors/${i}`, one));
    return objectionToPersons(context, [theApplicant(dossier), theDeceased(dossier), ...survivors]);
  },
  grant: (_dossier, context) => {
    const { decisionNumber, serial } = nextDecision('TT', context);
    const result: SurvivorBenefitResult = { decisionNumber };
    return Promise.resolve({ result, serial });
  },
  paidOut: ({ survivors, deceased }) => survivorAllowance(survivors.length, monthOfDeath(deceased)),
});
