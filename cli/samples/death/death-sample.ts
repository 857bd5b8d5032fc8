/** How most deaths are told: who died, who is left and applies, the paper there is, and what they ask for. */
import { dayIn } from '../../../domain/known-day';
import type { Instant } from '../../../domain/viet-nam-time';
import type { DeathPaper } from '../papers';
import { friday, type Citizen } from '../people';
import type { DeathFiling, Sample } from '../sample';
import { allGranted } from './endings';

type Declaration = DeathFiling['declaration'];
type Told = Pick<Sample, 'id' | 'story' | 'filedWhen' | 'acts'>;

export interface DeathSampleInput extends Told {
  family: BereavedFamily;
  /** The day alone where the hour is unknown. */
  diedAt: Instant;
  /** The hospital's notice, which the health sector then has on record, or another paper. */
  paper: { hospital: string; number: string } | Declaration['deathNotice'];
  /** What the deceased belonged to; the applicant is paid. */
  group?: NonNullable<Declaration['funeral']>['group'];
  scope?: Declaration['scope'];
  /** Members of the declaration that differ from the usual ones. */
  declaration?: Partial<Declaration>;
  receivedAt?: Instant;
  expected?: Sample['expected'];
}

export interface BereavedFamily {
  deceased: Citizen;
  applicant: Citizen;
  relation: Declaration['applicant']['relation'];
  spouse?: Citizen;
  /** Also on record: who is paid, who was there. */
  others?: readonly Citizen[];
}

export function deathSample(input: DeathSampleInput): Sample<DeathFiling> {
  const { id, story, filedWhen, acts, family, receivedAt = friday, expected = allGranted } = input;
  return {
    id,
    story,
    ...(filedWhen && { filedWhen }),
    ...(acts && { acts }),
    people: citizensOf(family),
    papers: [],
    deathNotices: noticesOf(input),
    filing: { bundle: 'death', receivedAt, declaration: declarationOf(input) },
    expected,
  };
}

const everyStep = ['death', 'residence-removal', 'funeral-benefit', 'survivor-benefit'] as const;

function declarationOf(input: DeathSampleInput): Declaration {
  const { family, diedAt, scope = [...everyStep], group, declaration } = input;
  const { deceased, applicant, relation, spouse } = family;
  const { personalId, name, residence } = applicant;
  const { residence: lastResidence, ...who } = deceased;
  return {
    applicant: { personalId, name, relation, phone: '0907654321', residence },
    deceased: { ...personOnly(who), lastResidence, diedAt, ...placeOf(input) },
    deathNotice: noticeOf(input),
    ...(group !== undefined && {
      funeral: {
        group,
        payee: { personalId, name, relation },
        payment: { method: 'bank', bank: 'Agribank', account: `1500${personalId}`, holder: name },
      },
    }),
    survivors:
      spouse && scope.includes('survivor-benefit')
        ? [{ ...nameOf(spouse), bornOn: spouse.bornOn, relation: 'spouse', representative: true }]
        : [],
    scope,
    ...declaration,
  };
}

const nameOf = ({ personalId, name }: Citizen) => ({ personalId, name });
const personOnly = ({
  personalId,
  name,
  sex,
  bornOn,
  ethnicity,
  nationality,
}: Omit<Citizen, 'residence'>) => ({
  ...{ personalId, name, sex, bornOn, ethnicity, nationality },
});

function placeOf({ paper, family: { deceased } }: DeathSampleInput) {
  const address = deceased.residence;
  if ('hospital' in paper) return { placeOfDeath: { facilityCode: paper.hospital, address } };
  return paper.type === 'court' ? {} : { placeOfDeath: { address } };
}

function noticeOf({ paper, diedAt }: DeathSampleInput): Declaration['deathNotice'] {
  if (!('hospital' in paper)) return paper;
  const { hospital, number } = paper;
  return { type: 'hospital', number, issuedOn: dayIn(diedAt), issuer: `Bệnh viện ${hospital}` };
}

function noticesOf({ paper, diedAt, family }: DeathSampleInput): DeathPaper[] {
  if (!('hospital' in paper)) return [];
  const { hospital: facilityCode, number } = paper;
  return [{ number, personalId: family.deceased.personalId, diedAt, facilityCode }];
}

/** The deceased as still alive on record, in the household of whoever applies. */
function citizensOf({ deceased, applicant, spouse, others = [] }: BereavedFamily): Citizen[] {
  const householdHeadId = applicant.personalId;
  const couple = (one: Citizen, other: Citizen): Citizen => ({
    ...one,
    householdHeadId,
    spouseId: other.personalId,
    maritalStatus: 'married',
  });
  const widowed = spouse && spouse !== applicant ? [couple(spouse, deceased)] : [];
  const head = spouse === applicant ? couple(applicant, deceased) : { ...applicant, householdHeadId };
  return [head, spouse ? couple(deceased, spouse) : { ...deceased, householdHeadId }, ...widowed, ...others];
}
