import { DeathDossier } from '../../procedures/death/dossiers.schema';
import { CivilActResult } from '../../procedures/shared/results.schema';
import { identityOf } from '../deceased';
import { deathNotice, type DeathNotice } from '../enquiries';
import { objectionToPersons } from '../persons-check';
import type { CorrectedGrant } from '../../agency-kit/decision-context';
import { defineAct, type Objection, type OfficerContext } from '../desk/act';
import { entryFor } from './book';
import { isSameTime } from '../same-time';
import { patienceMs } from './patience';

/** Death registration. A person dies once; whoever never had a number is registered on the papers there are. */
export const death = defineAct({
  step: 'death',
  effect: 'death-registered',
  alreadyOpen: 'death-already-registered',
  reversal: 'on-decision',
  dossier: DeathDossier,
  subject: ({ deceased }) => identityOf(deceased),
  examine: async (dossier, context) => {
    const asked = hospitalPaper(dossier, context);
    const [paper, persons] = await Promise.all([asked, objectionFromPersons(dossier, context, asked)]);
    return objectionFromPaper(dossier, paper) ?? persons;
  },
  grant: async (dossier, context) => {
    const corrected = await context.corrected();
    const personalId = await numberOf(dossier, context, corrected);
    const { serial, ...entry } = entryFor('death', dossier.office.commune, context, corrected);
    const result: CivilActResult = { ...(personalId !== undefined && { personalId }), ...entry };
    return { result, ...(serial && { serial }) };
  },
});

type Paper = Pick<DeathNotice, 'personalId' | 'diedAt'>;

/** Only hospitals report to the health sector; whatever it does not hold is believed. */
async function hospitalPaper(
  { deathNotice: { type, number } }: DeathDossier,
  context: OfficerContext,
): Promise<Paper | undefined> {
  if (type !== 'hospital' || number === undefined || context.isCorrection) return undefined;
  const untilMs = context.startedAt + patienceMs;
  const answer = await context.ask(deathNotice, { number }, { caseId: context.caseId, untilMs });
  return answer?.notice ?? undefined;
}

function objectionFromPaper({ deceased }: DeathDossier, paper: Paper | undefined): Objection | undefined {
  if (!paper) return undefined;
  const isAnother = deceased.personalId !== null && deceased.personalId !== paper.personalId;
  return isAnother || !isSameTime(deceased.diedAt, paper.diedAt)
    ? { decision: 'refused', code: 'death-notice-mismatch' }
    : undefined;
}

async function objectionFromPersons(
  { applicant, deceased }: DeathDossier,
  context: OfficerContext,
  paper: Promise<Paper | undefined>,
): Promise<Objection | undefined> {
  const who = {
    acting: [applicant.personalId],
    deceased:
      deceased.personalId ?? (await paper)?.personalId ?? (await numberOfBirth(deceased, context)) ?? null,
    isDeathRegistration: true,
  };
  return objectionToPersons(context, who, context.startedAt + patienceMs);
}

/** The hospital may know a number that the family does not, and so may the book of births. */
async function numberOf(
  dossier: DeathDossier,
  context: OfficerContext,
  corrected: CorrectedGrant | undefined,
): Promise<string | undefined> {
  const { deceased } = dossier;
  const known = deceased.personalId ?? (await hospitalPaper(dossier, context))?.personalId;
  const registered = known ?? (await numberOfBirth(deceased, context));
  return registered ?? CivilActResult.safeParse(corrected?.result).data?.personalId ?? undefined;
}

/** A child is known here by the certificate on which its birth was registered. */
async function numberOfBirth(
  { birthCertificateNumber }: DeathDossier['deceased'],
  context: OfficerContext,
): Promise<string | undefined> {
  if (birthCertificateNumber === undefined) return undefined;
  const birth = await context.standing('birth-registered', birthCertificateNumber);
  return CivilActResult.safeParse(birth).data?.personalId ?? undefined;
}
