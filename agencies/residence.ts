import { ResidenceDossier } from '../domain/schemas/dossiers';
import type { ResidenceResult } from '../domain/schemas/step-results';
import { dayOf } from '../domain/viet-nam-time';
import { objectionToPersons } from './persons-check';
import { defineAct, type Objection } from './shell/act';
import type { AgencyDefinition } from './shell/agency';

/** The commune police: a minor joins a household by the head's consent (law on residence, article 20). */
const residence = defineAct({
  step: 'residence',
  effect: 'residence-registered',
  alreadyOpen: 'already-resident',
  declaredUnder: '/residence',
  dossier: ResidenceDossier,
  subject: ({ child }) => child.personalId,
  examine: async (dossier, file) => {
    const { applicant, householdHead, child } = dossier;
    const acting = [applicant.personalId, householdHead?.personalId];
    return (
      (await objectionToPersons(file, { acting, child: child.personalId })) ??
      objectionToConsent(householdHead)
    );
  },
  grant: ({ address }, file) => {
    const on = dayOf(Date.now());
    const serial = file.nextSerial(`CT08/${address.commune}/${on.slice(0, 4)}`);
    const noticeNumber = `${String(serial.number).padStart(6, '0')}/${on.slice(0, 4)}/CT08-${address.commune}`;
    const result: ResidenceResult = { noticeNumber, on };
    return Promise.resolve({ result, serial });
  },
});

export const residencePolice: AgencyDefinition = { id: 'residence', acts: [residence] };

/** No is an answer, silence is not: the citizen is asked for it. */
function objectionToConsent(head: ResidenceDossier['householdHead']): Objection | undefined {
  if (head?.consent === false) return { decision: 'refused', code: 'household-head-refuses' };
  if (!head || head.consent === true) return undefined;
  const fields = [{ pointer: '/residence/householdHead/consent' }];
  return { decision: 'supplement-requested', code: 'consent-missing', fields };
}
