/** What a desk decides of a birth case. */
import { dayIn } from '../../domain/known-day';
import { addDays, addYears, type Day } from '../../domain/viet-nam-time';
import {
  BirthDossier,
  HealthInsuranceDossier,
  IdentityCardDossier,
  ResidenceDossier,
} from '../../procedures/birth/dossiers.schema';
import { defineDeskAct, type NamedPaper, type NamedPerson } from './act';
import { civilEntry, residenceNotice } from './books';
import { namedActorAt, personAt } from './persons';

const birth = defineDeskAct({
  step: 'birth',
  agencies: ['civil-status'],
  fourEyes: true,
  dossier: BirthDossier,
  subject: ({ child }) => child.name,
  identity: ({ child, mother }) =>
    child.birthCertificateNumber ??
    (mother?.personalId && `${mother.personalId}/${child.bornAt}/${child.birthOrder}`),
  persons: ({ applicant, mother, father, guardian }) => [
    ...namedActorAt('/applicant', applicant),
    ...personAt('/mother', mother && { sex: 'female', ...mother }, false),
    ...personAt('/father', father && { sex: 'male', ...father }, false),
    ...personAt('/guardian', guardian, false),
  ],
  paper: birthPaper,
  // The personal number is asked for when the grant is given, and comes with it or later.
  proposal: ({ office }, granting) => civilEntry('birth', office.commune, granting),
});

function birthPaper({ child, mother }: BirthDossier): NamedPaper | undefined {
  const { birthCertificateNumber: number, placeOfBirth, bornAt } = child;
  const facilityCode = placeOfBirth?.facilityCode;
  if (number === undefined || facilityCode === undefined) return undefined;
  const personalId = mother?.personalId ?? undefined;
  return { who: '/child', kind: 'birth-certificate', number, facilityCode, personalId, at: bornAt };
}

const residence = defineDeskAct({
  step: 'residence',
  agencies: ['residence'],
  declaredUnder: '/residence',
  fourEyes: false,
  dossier: ResidenceDossier,
  subject: ({ child }) => child.name,
  identity: ({ child }) => child.personalId,
  persons: ({ applicant, child, householdHead }) => [
    ...namedActorAt('/applicant', applicant),
    ...theChild(child),
    ...namedActorAt('/residence/householdHead', householdHead),
  ],
  proposal: ({ address }, granting) => residenceNotice(address.commune, granting),
});

const healthInsurance = defineDeskAct({
  step: 'health-insurance',
  agencies: ['social-insurance'],
  declaredUnder: '/healthInsurance',
  fourEyes: false,
  dossier: HealthInsuranceDossier,
  subject: ({ child }) => child.name,
  identity: ({ child }) => child.personalId,
  persons: ({ applicant, child }) => [...namedActorAt('/applicant', applicant), ...theChild(child)],
  // The card's number is given by social insurance alone; a corrected card keeps its own.
  proposal: ({ child }, { corrected }) => {
    const { cardNumber } = corrected?.result ?? {};
    const validity = { validFrom: child.bornOn, validTo: validTo(child.bornOn) };
    return { ...(typeof cardNumber === 'string' && { cardNumber }), ...validity };
  },
});

const identityCard = defineDeskAct({
  step: 'identity-card',
  agencies: ['identity'],
  declaredUnder: '/identityCard',
  fourEyes: false,
  dossier: IdentityCardDossier,
  subject: ({ child }) => child.name,
  identity: ({ child }) => child.personalId,
  persons: ({ applicant, child }) => [...namedActorAt('/applicant', applicant), ...theChild(child)],
  proposal: ({ child }, { today }) => ({ number: child.personalId, issuedOn: today }),
});

export const birthActs = [birth, residence, healthInsurance, identityCard];

/** Of a later step: the child is registered, and known by its number. */
function theChild({ personalId, name, sex, bornOn }: ResidenceDossier['child']): NamedPerson[] {
  return personAt('/child', { personalId, name, sex, bornOn: dayIn(bornOn) }, true);
}

/**
 * The last day before 72 months, or 30 September of that year for a child who is then not at school yet (law on health
 * insurance).
 */
function validTo(bornOn: Day): Day {
  const six = addYears(bornOn, 6);
  const schoolEntry = `${six.slice(0, 4)}-09-30`;
  return six <= schoolEntry ? schoolEntry : addDays(six, -1);
}
