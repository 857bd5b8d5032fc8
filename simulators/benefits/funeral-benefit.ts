import { z } from 'zod';
import type { FuneralGroup } from '../../procedures/death/declaration.schema';
import { FuneralBenefitDossier } from '../../procedures/death/dossiers.schema';
import type { FuneralBenefitResult } from '../../procedures/death/results.schema';
import { identityOf, monthOfDeath } from '../deceased';
import { actorAt, theApplicant, theDeceased } from '../persons/named';
import { objectionToPersons } from '../persons/objections';
import { type Act, defineAct } from '../officers/act';
import { nextDecision } from './decision-number';
import { findFuneralAmount } from './tariffs';

/** Money for a funeral, once for each of the dead, to whoever sees to it; each payer answers for its own groups. */
export const funeralBenefit = (paysFor: readonly FuneralGroup[]): Act =>
  defineAct({
    step: 'funeral-benefit',
    effect: 'funeral-benefit-paid',
    alreadyOpen: 'benefit-claimed',
    reversal: 'recover-money',
    declaredUnder: '/funeral',
    dossier: FuneralBenefitDossier,
    subject: ({ deceased }) => identityOf(deceased),
    examine: async (dossier, context) => {
      const { payee, group } = dossier;
      if (!paysFor.includes(group)) return { decision: 'refused', code: 'other-payer' };
      // An organisation is no person, and neither lives nor dies.
      const person = 'organisation' in payee ? [] : [actorAt('/funeral/payee', payee)];
      return objectionToPersons(context, [theApplicant(dossier), ...person, theDeceased(dossier)]);
    },
    grant: (dossier, context) => {
      const { decisionNumber, serial } = nextDecision('MTP', context);
      const { group } = dossier;
      const result: FuneralBenefitResult = { amount: amountOf(dossier), group, decisionNumber };
      return Promise.resolve({ result, serial });
    },
    paidOut: (dossier, result) => Paid.safeParse(result).data?.amount ?? amountOf(dossier),
  });

const Paid = z.object({ amount: z.int().min(0) });

/** A month before the tariffs begin is paid as asked. */
const amountOf = ({ group, deceased, amount }: FuneralBenefitDossier): number =>
  findFuneralAmount(group, monthOfDeath(deceased)) ?? amount;
