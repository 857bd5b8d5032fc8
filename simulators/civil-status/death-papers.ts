/** What papers say of one who has died: the hospital's notice, and of a child its paper of birth. */
import { BirthDossier } from '../../procedures/birth/dossiers.schema';
import type { DeathDossier } from '../../procedures/death/dossiers.schema';
import { CivilActResult } from '../../procedures/shared/results.schema';
import { dayIn } from '../../domain/known-day';
import type { OfficerContext } from '../desk/act';
import { birthCertificate, type ComparedMember, deathNotice, type DeathNotice } from '../enquiries';
import { differingMembers } from '../persons/differences';
import { isDecided } from '../persons/objections';
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
}

/** By the book of births, else by what the hospital has certified. Of one whose number is declared nobody asks. */
export async function childOnPaper(
  { deceased }: DeathDossier,
  context: OfficerContext,
): Promise<ChildOnPaper | undefined> {
  const { birthCertificateNumber: number, personalId } = deceased;
  if (number === undefined || personalId !== null || isDecided(context, '/deceased/birthCertificateNumber'))
    return undefined;
  const undecided = (member: ComparedMember) => !isDecided(context, `/deceased/${member}`);
  const registered = await context.standing('birth-registered', number);
  if (registered) {
    const { child } = BirthDossier.parse(registered.dossier);
    const differs = differingMembers(deceased, { ...child, bornOn: dayIn(child.bornAt) });
    const { personalId: found = null } = CivilActResult.parse(registered.result);
    return { personalId: found, differs: differs.filter(undecided) };
  }
  const untilMs = context.startedAt + patienceMs;
  const answer = await context.ask(birthCertificate, { number }, { untilMs });
  return answer?.certificate
    ? { personalId: null, differs: differingFromPaper(answer.certificate, deceased).filter(undecided) }
    : undefined;
}
