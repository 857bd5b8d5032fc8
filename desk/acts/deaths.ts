/** What a desk decides of a death case. */
import { dayIn, earliestDay } from '../../domain/known-day';
import {
  DeathDossier,
  FuneralBenefitDossier,
  ResidenceRemovalDossier,
  SurvivorBenefitDossier,
} from '../../procedures/death/dossiers.schema';
import { firstSurvivorMonth } from '../../procedures/death/survivor-allowance';
import { defineDeskAct, type NamedPaper, type NamedPerson } from './act';
import { civilEntry, paymentDecision, residenceNotice } from './books';
import { namedActorAt, personAt } from './persons';

const death = defineDeskAct({
  step: 'death',
  agencies: ['civil-status'],
  fourEyes: true,
  dossier: DeathDossier,
  subject: ({ deceased }) => deceased.name,
  identity: ({ deceased }) => identityOf(deceased),
  persons: ({ applicant, deceased }) => [...namedActorAt('/applicant', applicant), ...theDeceased(deceased)],
  paper: deathPaper,
  proposal: ({ office, deceased }, granting) => ({
    ...(deceased.personalId !== null && { personalId: deceased.personalId }),
    ...civilEntry('death', office.commune, granting),
  }),
});

function deathPaper({ deceased, deathNotice }: DeathDossier): NamedPaper | undefined {
  const facilityCode = deceased.placeOfDeath?.facilityCode;
  const { type, number } = deathNotice;
  if (type !== 'hospital' || number === undefined || facilityCode === undefined) return undefined;
  const personalId = deceased.personalId ?? undefined;
  return { who: '/deceased', kind: 'death-notice', number, facilityCode, personalId, at: deceased.diedAt };
}

/** Stands in the notice's number for a last residence that nobody knows. */
const unknownCommune = '00000';

const residenceRemoval = defineDeskAct({
  step: 'residence-removal',
  agencies: ['residence'],
  fourEyes: false,
  dossier: ResidenceRemovalDossier,
  subject: ({ deceased }) => deceased.name,
  identity: ({ deceased }) => identityOf(deceased),
  persons: ({ applicant, deceased }) => [...namedActorAt('/applicant', applicant), ...theDeceased(deceased)],
  proposal: ({ address }, granting) => residenceNotice(address?.commune ?? unknownCommune, granting),
});

const funeralBenefit = defineDeskAct({
  step: 'funeral-benefit',
  agencies: ['social-insurance', 'social-affairs'],
  declaredUnder: '/funeral',
  fourEyes: true,
  dossier: FuneralBenefitDossier,
  subject: ({ deceased }) => deceased.name,
  identity: ({ deceased }) => identityOf(deceased),
  persons: ({ applicant, deceased, payee }) => [
    ...namedActorAt('/applicant', applicant),
    ...theDeceased(deceased),
    ...('organisation' in payee ? [] : namedActorAt('/funeral/payee', payee)),
  ],
  proposal: ({ amount, group }, granting) => ({
    amount,
    group,
    decisionNumber: paymentDecision('MTP', granting),
  }),
  paidOut: ({ amount }, result) => (typeof result['amount'] === 'number' ? result['amount'] : amount),
});

const survivorBenefit = defineDeskAct({
  step: 'survivor-benefit',
  agencies: ['social-insurance'],
  fourEyes: true,
  dossier: SurvivorBenefitDossier,
  subject: ({ deceased }) => deceased.name,
  identity: ({ deceased }) => identityOf(deceased),
  persons: ({ applicant, deceased, survivors }) => [
    ...namedActorAt('/applicant', applicant),
    ...theDeceased(deceased),
    ...survivors.flatMap((one, i) => namedActorAt(`/survivors/${i}`, one)),
  ],
  proposal: (_dossier, granting) => ({ decisionNumber: paymentDecision('TT', granting) }),
  // The first month is paid with the decision.
  paidOut: ({ survivors, deceased }) =>
    firstSurvivorMonth(survivors.length, earliestDay(dayIn(deceased.diedAt)).slice(0, 7)),
});

export const deathActs = [death, residenceRemoval, funeralBenefit, survivorBenefit];

type Deceased = ResidenceRemovalDossier['deceased'];

function theDeceased({ personalId, name, sex, bornOn }: Deceased): NamedPerson[] {
  return personAt('/deceased', { personalId, name, sex, bornOn }, false);
}

/** By what a person is told apart: the personal number, else another paper; undefined where there is none. */
function identityOf({ personalId, otherId, birthCertificateNumber }: Deceased): string | undefined {
  if (personalId !== null) return personalId;
  return otherId ? `${otherId.type}/${otherId.number}` : birthCertificateNumber;
}
