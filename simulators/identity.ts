import { IdentityCardDossier } from '../procedures/birth/dossiers.schema';
import type { IdentityCardResult } from '../procedures/birth/results.schema';
import { dayOf } from '../domain/viet-nam-time';
import { theApplicant, theChild } from './persons/named';
import { objectionToPersons } from './persons/objections';
import { defineAct } from './officers/act';
import type { AgencyDefinition } from './agency';

/** The identity police: the card's number is the personal number, and a card once issued falls only by decision. */
const identityCard = defineAct({
  step: 'identity-card',
  effect: 'identity-card-issued',
  alreadyOpen: 'card-exists',
  reversal: 'on-decision',
  declaredUnder: '/identityCard',
  dossier: IdentityCardDossier,
  subject: ({ child }) => child.personalId,
  examine: (dossier, context) => objectionToPersons(context, [theApplicant(dossier), theChild(dossier)]),
  grant: ({ child }) => {
    const result: IdentityCardResult = { number: child.personalId, issuedOn: dayOf(Date.now()) };
    return Promise.resolve({ result });
  },
});

export const identityPolice: AgencyDefinition = { id: 'identity', acts: [identityCard] };
