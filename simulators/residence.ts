import { ResidenceDossier } from '../procedures/birth/dossiers.schema';
import { ResidenceRemovalDossier } from '../procedures/death/dossiers.schema';
import type { ResidenceResult } from '../procedures/shared/results.schema';
import { dayOf } from '../domain/viet-nam-time';
import { identityOf } from './deceased';
import { objectionToPersons } from './persons/objections';
import { actorAt, theApplicant, theChild, theDeceased } from './persons/named';
import { type OfficerContext, defineAct, type GrantContent, type Objection } from './officers/act';
import type { AgencyDefinition } from './agency';

/** The commune police: a minor joins a household by the head's consent (law on residence, article 20). */
const residence = defineAct({
  step: 'residence',
  effect: 'residence-registered',
  alreadyOpen: 'already-resident',
  reversal: 'undo',
  declaredUnder: '/residence',
  dossier: ResidenceDossier,
  subject: ({ child }) => child.personalId,
  examine: async (dossier, context) => {
    const { householdHead } = dossier;
    const head = householdHead ? [actorAt('/residence/householdHead', householdHead)] : [];
    const named = [theApplicant(dossier), theChild(dossier), ...head];
    return (await objectionToPersons(context, named)) ?? objectionToConsent(householdHead);
  },
  grant: ({ address }, context) => Promise.resolve(resultNotice(address.commune, context)),
});

/**
 * Death ends a residence (law on residence, article 24). Whom nobody has registered is granted as well: there is
 * nothing to delete, and the notice says so to the family as to everyone else.
 */
const removal = defineAct({
  step: 'residence-removal',
  effect: 'residence-removed',
  alreadyOpen: 'already-removed',
  reversal: 'rectify',
  dossier: ResidenceRemovalDossier,
  subject: ({ deceased }) => identityOf(deceased),
  examine: (dossier, context) => objectionToPersons(context, [theApplicant(dossier), theDeceased(dossier)]),
  grant: ({ address }, context) => Promise.resolve(resultNotice(address?.commune ?? unknownCommune, context)),
});

export const residencePolice: AgencyDefinition = { id: 'residence', acts: [residence, removal] };

/** Stands in the notice's number for a last residence that nobody knows. */
const unknownCommune = '00000';

/** The notice of result, form CT08, numbered by commune and year. */
function resultNotice(commune: string, context: OfficerContext): GrantContent {
  const on = dayOf(Date.now());
  const year = on.slice(0, 4);
  const serial = context.nextSerial(`CT08/${commune}/${year}`);
  const noticeNumber = `${String(serial.number).padStart(6, '0')}/${year}/CT08-${commune}`;
  const result: ResidenceResult = { noticeNumber, on };
  return { result, serial };
}

/** No is an answer, silence is not: the citizen is asked for it. */
function objectionToConsent(head: ResidenceDossier['householdHead']): Objection | undefined {
  if (head?.consent === false) return { decision: 'refused', code: 'household-head-refuses' };
  if (!head || head.consent === true) return undefined;
  const fields = [{ pointer: '/residence/householdHead/consent' }];
  return { decision: 'supplement-requested', code: 'consent-missing', fields };
}
