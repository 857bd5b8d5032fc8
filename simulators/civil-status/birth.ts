import { BirthDossier } from '../../procedures/birth/dossiers.schema';
import { fitsPerson } from '../../domain/personal-number';
import { CivilActResult } from '../../procedures/shared/results.schema';
import { isCitizen } from '../../domain/citizenship';
import { dayIn, isInstant } from '../../domain/known-day';
import { hasPaperForm, personalNumber } from '../../agency-kit/enquiries';
import { theApplicant, theParents } from '../persons/named';
import { doubtsOf, lookUp, objectionToIdentity, objectionToLives } from '../persons/objections';
import type { CorrectedGrant } from '../../agency-kit/decision-context';
import { defineAct, type OfficerContext } from '../officers/act';
import { entryFor } from './book';
import { doubtOfChild, certificateOnRecord, isMothersPaper, objectionToTime } from './birth-paper';
import { minuteOf } from '../same-time';
import { patienceMs } from './patience';

/** Birth registration. When no personal number has come in time, the birth is granted on a provisional paper. */
export const birth = defineAct({
  step: 'birth',
  effect: 'birth-registered',
  alreadyOpen: 'already-registered',
  reversal: 'on-decision',
  dossier: BirthDossier,
  subject: (dossier) => paperOf(dossier) ?? birthOf(dossier),
  paper: ({ child }) => child.birthCertificateNumber,
  examine: async (dossier, context) => {
    const untilMs = context.startedAt + patienceMs;
    const named = [theApplicant(dossier), ...theParents(dossier)];
    const [recorded, paper] = await Promise.all([
      lookUp(context, named, untilMs),
      certificateOnRecord(dossier, context),
    ]);
    const isOurs =
      paper === undefined || (await isMothersPaper(paper, dossier, { context, recorded, untilMs }));
    if (!isOurs) return { decision: 'refused', code: 'person-mismatch' };
    const doubts = [...doubtsOf(recorded), ...(paper ? [doubtOfChild(paper, dossier, context)] : [])];
    return (
      objectionToIdentity(context, doubts) ??
      (paper && objectionToTime(paper, dossier, context)) ??
      objectionToLives(context, recorded)
    );
  },
  grant: async (dossier, context) => {
    const corrected = await context.corrected();
    const untilMs = context.startedAt + patienceMs;
    // A number is a citizen's; without one the act of anybody else is whole.
    const number = isCitizen(dossier.child.nationality)
      ? await numberFor(dossier, context, { corrected, untilMs })
      : {};
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

/** Before papers had a form each hospital counted for itself, so that a number says something only with hospital and year. */
function paperOf({ child }: BirthDossier): string | undefined {
  const { birthCertificateNumber: number, placeOfBirth, bornAt } = child;
  if (number === undefined || hasPaperForm(number)) return number;
  const facility = placeOfBirth?.facilityCode;
  return facility && `${number}/${facility}/${bornAt.slice(0, 4)}`;
}

/** Without a hospital's paper one birth is told from another by mother, minute and place among twins. */
function birthOf({ child, mother }: BirthDossier): string | undefined {
  const minute = isInstant(child.bornAt) ? minuteOf(child.bornAt) : child.bornAt;
  return mother?.personalId && `${mother.personalId}/${minute}/${child.birthOrder}`;
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
  const { dossierKey } = context;
  const answer = await context.ask(
    personalNumber,
    { dossierKey, sex: child.sex, bornOn, province: office.province, ...supersedes },
    { untilMs },
  );
  return answer && { personalId: answer.personalId, ...supersedes };
}
