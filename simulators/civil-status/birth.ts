import { BirthDossier } from '../../procedures/birth/dossiers.schema';
import { fitsPerson } from '../../domain/personal-number';
import { CivilActResult } from '../../procedures/shared/results.schema';
import { dayIn, isInstant } from '../../domain/known-day';
import { birthCertificate, type BirthCertificate, personalNumber } from '../enquiries';
import { objectionToPersons } from '../persons-check';
import type { CorrectedGrant } from '../../agency-kit/decision-context';
import { defineAct, type Objection, type OfficerContext } from '../desk/act';
import { entryFor } from './book';
import { isSameTime } from '../same-time';
import { patienceMs } from './patience';

/** Birth registration. When no personal number has come in time, the birth is granted on a provisional paper. */
export const birth = defineAct({
  step: 'birth',
  effect: 'birth-registered',
  alreadyOpen: 'already-registered',
  reversal: 'on-decision',
  dossier: BirthDossier,
  subject: (dossier) => dossier.child.birthCertificateNumber ?? birthOf(dossier),
  examine: async (dossier, context) => {
    const untilMs = context.startedAt + patienceMs;
    // Not the parents: a mother may have died at the birth.
    const acting = [dossier.applicant.personalId];
    const [persons, certificate] = await Promise.all([
      objectionToPersons(context, { acting }, untilMs),
      objectionFromCertificate(dossier, context, untilMs),
    ]);
    return certificate ?? persons;
  },
  grant: async (dossier, context) => {
    const corrected = await context.corrected();
    const number = await numberFor(dossier, context, { corrected, untilMs: context.startedAt + patienceMs });
    const { serial, ...entry } = entryFor('birth', dossier.office.commune, context, corrected);
    const result: CivilActResult = { ...entry, ...(number ?? { personalId: null, provisional: true }) };
    return { result, ...(serial && { serial }), unfinished: number === undefined };
  },
  complete: async (dossier, context, result) => {
    const number = await numberFor(dossier, context, { corrected: await context.corrected() });
    const { book, registeredOn } = CivilActResult.parse(result);
    return { ...number, book, registeredOn };
  },
});

/** Without a hospital's paper one birth is told from another by mother, minute and place among twins. */
function birthOf({ child, mother }: BirthDossier): string | undefined {
  const minute = isInstant(child.bornAt) ? Math.floor(Date.parse(child.bornAt) / 60_000) : child.bornAt;
  return mother?.personalId && `${mother.personalId}/${minute}/${child.birthOrder}`;
}

/** The record must contradict: a paper the health sector does not hold is believed, a child's name may differ. */
async function objectionFromCertificate(
  { child, mother }: BirthDossier,
  context: OfficerContext,
  untilMs: number,
): Promise<Objection | undefined> {
  const number = child.birthCertificateNumber;
  if (number === undefined || context.isCorrection) return undefined;
  const answer = await context.ask(birthCertificate, { number }, { caseId: context.caseId, untilMs });
  const certificate = answer?.certificate;
  return certificate && contradicts(certificate, child.bornAt, mother?.personalId)
    ? { decision: 'refused', code: 'certificate-mismatch' }
    : undefined;
}

function contradicts(certificate: BirthCertificate, bornAt: string, motherId: string | undefined): boolean {
  const otherTime = !isSameTime(certificate.child.bornAt, bornAt);
  return otherTime || (motherId !== undefined && motherId !== certificate.motherId);
}

/**
 * Undefined when the population database has not answered by `untilMs`; a number is never made up here. A corrected
 * child keeps its number as long as that speaks of the right sex and year.
 */
async function numberFor(
  { child, office }: BirthDossier,
  context: OfficerContext,
  { corrected, untilMs }: { corrected: CorrectedGrant | undefined; untilMs?: number },
): Promise<Pick<CivilActResult, 'personalId' | 'supersedes'> | undefined> {
  const bornOn = dayIn(child.bornAt);
  const standing = CivilActResult.safeParse(corrected?.result).data;
  const old = standing?.personalId ?? undefined;
  if (old !== undefined && fitsPerson(old, { sex: child.sex, bornOn }))
    return { personalId: old, ...(standing?.supersedes && { supersedes: standing.supersedes }) };
  const supersedes = old === undefined ? {} : { supersedes: old };
  const { dossierKey, caseId } = context;
  const answer = await context.ask(
    personalNumber,
    { dossierKey, sex: child.sex, bornOn, province: office.province, ...supersedes },
    { caseId, ...(untilMs === undefined ? {} : { untilMs }) },
  );
  return answer && { personalId: answer.personalId, ...supersedes };
}
