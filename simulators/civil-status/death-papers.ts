/** What papers say of one who has died: the hospital's notice, and of a child its paper of birth. */
import { BirthDossier } from '../../procedures/birth/dossiers.schema';
import type { DeathDossier } from '../../procedures/death/dossiers.schema';
import { CivilActResult } from '../../procedures/shared/results.schema';
import { dayIn } from '../../domain/known-day';
import type { OfficerContext } from '../officers/act';
import {
  birthCertificate,
  type ComparedMember,
  deathNotice,
  type DeathNotice,
  hasPaperForm,
} from '../../agency-kit/enquiries';
import { type Compared, differingMembers } from '../persons/differences';
import { isClearedUp, isDecided } from '../persons/objections';
import { differingFromPaper } from './birth-paper';
import { patienceMs } from './patience';

export type HospitalNotice = Pick<DeathNotice, 'personalId' | 'diedAt'>;

/** Only hospitals report to the health sector; whatever it does not hold is believed. */
export async function hospitalNotice(
  { deathNotice: { type, number } }: DeathDossier,
  context: OfficerContext,
): Promise<HospitalNotice | undefined> {
  if (type !== 'hospital' || number === undefined || context.isCorrection) return undefined;
  if (isDecided(context, '/deathNotice/number')) return undefined;
  const untilMs = context.startedAt + patienceMs;
  const answer = await context.ask(deathNotice, { number }, { untilMs });
  return answer?.notice ?? undefined;
}

/** A child as its paper of birth leads to it: the number, once the birth is registered, and what is not as declared. */
export interface ChildOnPaper {
  personalId: string | null;
  differs: ComparedMember[];
  /** The paper is that of another mother's child. */
  isAnothers: boolean;
}

/** What the book of births or a hospital has on the paper, to be compared with the child who has died. */
interface OnPaper {
  personalId: string | null;
  motherId: string | undefined;
  differs: ComparedMember[];
}

/**
 * By the book of births, else by what the hospital has certified. It is the child's by paper and mother, or by paper,
 * name and day of birth: a number alone may be mistyped. Of a child whose number is declared nobody asks.
 */
export async function childOnPaper(
  dossier: DeathDossier,
  context: OfficerContext,
): Promise<ChildOnPaper | undefined> {
  const { birthCertificateNumber: paper, personalId } = dossier.deceased;
  if (paper === undefined || personalId !== null) return undefined;
  const found = await allOnPaper(paper, dossier, context);
  const own = found.find((one) => isTheChild(one, dossier, context));
  if (own)
    return { ...own, differs: own.differs.filter((one) => !isSettled(one, context)), isAnothers: false };
  const [other] = found;
  // Before papers had a form each hospital counted for itself: it is the paper of a child born elsewhere.
  if (!other || !hasPaperForm(paper)) return undefined;
  const differs = other.differs.filter((one) => !isSettled(one, context));
  return { personalId: null, differs, isAnothers: isMotherAnother(other, dossier) };
}

async function allOnPaper(
  number: string,
  { deceased }: DeathDossier,
  context: OfficerContext,
): Promise<OnPaper[]> {
  const registered = await context.onPaper('birth-registered', number);
  if (registered.length > 0) return registered.map((entry) => inTheBook(entry, deceased));
  const untilMs = context.startedAt + patienceMs;
  const answer = await context.ask(birthCertificate, { number }, { untilMs });
  const certificate = answer?.certificate;
  if (!certificate) return [];
  const { motherId } = certificate;
  return [{ personalId: null, motherId, differs: differingFromPaper(certificate, deceased) }];
}

function inTheBook({ dossier, result }: { dossier: unknown; result: unknown }, deceased: Compared): OnPaper {
  const { child, mother } = BirthDossier.parse(dossier);
  const { personalId = null } = CivilActResult.parse(result);
  const differs = differingMembers(deceased, { ...child, bornOn: dayIn(child.bornAt) });
  return { personalId, motherId: mother?.personalId, differs };
}

/** Also where an authority has decided so, or a paper has cleared it up. */
function isTheChild({ motherId, differs }: OnPaper, dossier: DeathDossier, context: OfficerContext): boolean {
  if (isClearedUp(context) || isDecided(context, '/deceased/birthCertificateNumber')) return true;
  if (motherId !== undefined && motherId === declaredMother(dossier)) return true;
  return !differs.some((member) => member !== 'sex' && !isSettled(member, context));
}

const isSettled = (member: ComparedMember, context: OfficerContext): boolean =>
  isDecided(context, `/deceased/${member}`) || isDecided(context, '/deceased/birthCertificateNumber');

const isMotherAnother = ({ motherId }: OnPaper, { applicant }: DeathDossier): boolean =>
  applicant.relation === 'mother' &&
  motherId !== undefined &&
  applicant.personalId !== undefined &&
  applicant.personalId !== motherId;

const declaredMother = ({ applicant }: DeathDossier): string | undefined =>
  ['mother', 'parent'].includes(applicant.relation) ? applicant.personalId : undefined;
