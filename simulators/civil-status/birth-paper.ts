/**
 * The hospital's paper of a birth against what the family declares. The record must contradict: a paper that the health
 * sector does not hold is believed, and so is what an authority has decided.
 */
import type { BirthDossier } from '../../procedures/birth/dossiers.schema';
import { dayIn } from '../../domain/known-day';
import type { Objection, OfficerContext } from '../officers/act';
import { birthCertificate, type BirthCertificate } from '../../agency-kit/enquiries';
import { type Compared, differingMembers } from '../persons/differences';
import { type Doubt, isDecided, isSamePerson, type PersonFound } from '../persons/objections';
import { isSameTime } from '../same-time';
import { patienceMs } from './patience';

export async function certificateOnRecord(
  { child }: BirthDossier,
  context: OfficerContext,
): Promise<BirthCertificate | undefined> {
  const number = child.birthCertificateNumber;
  if (number === undefined || context.isCorrection) return undefined;
  if (isDecided(context, '/child/birthCertificateNumber')) return undefined;
  const untilMs = context.startedAt + patienceMs;
  const { facilityCode } = child.placeOfBirth ?? {};
  const paper = { number, ...(facilityCode !== undefined && { facilityCode }) };
  const answer = await context.ask(birthCertificate, paper, { untilMs });
  return answer?.certificate ?? undefined;
}

/**
 * Whether it names this mother, under whichever of her numbers. Of a child carried for others the paper names another
 * woman than the court's or the clinic's (Decree 123/2015, Art. 16).
 */
export async function isMothersPaper(
  { motherId }: BirthCertificate,
  { child, mother }: BirthDossier,
  asking: { context: OfficerContext; recorded: readonly PersonFound[]; untilMs: number },
): Promise<boolean> {
  const { context, recorded, untilMs } = asking;
  if (mother?.personalId === undefined || child.birthProof?.type === 'surrogacy') return true;
  if (isDecided(context, '/mother/personalId')) return true;
  const record = recorded.find(({ named: { at } }) => at === '/mother')?.record ?? null;
  return isSamePerson(context, { personalId: mother.personalId, record }, motherId, untilMs);
}

/** Hospitals often write a name that the parents may still change, so that a name alone differs from nothing. */
export function doubtOfChild(
  paper: BirthCertificate,
  { child }: BirthDossier,
  context: OfficerContext,
): Doubt {
  const differs = differingFromPaper(paper, child).filter(
    (member) => !isDecided(context, `/child/${member}`),
  );
  return { at: '/child', differs };
}

export function differingFromPaper({ child: { name, sex, bornAt } }: BirthCertificate, declared: Compared) {
  const differs = differingMembers(declared, { name, sex, bornOn: dayIn(bornAt) });
  return differs.every((member) => member === 'name') ? [] : differs;
}

export function objectionToTime(
  paper: BirthCertificate,
  { child }: BirthDossier,
  context: OfficerContext,
): Objection | undefined {
  if (isDecided(context, '/child/bornAt') || isSameTime(paper.child.bornAt, child.bornAt)) return undefined;
  return { decision: 'refused', code: 'certificate-mismatch' };
}
