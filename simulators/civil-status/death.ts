import { DeathDossier } from '../../procedures/death/dossiers.schema';
import { CivilActResult } from '../../procedures/shared/results.schema';
import { identityOf } from '../deceased';
import { theApplicant, theDeceased } from '../persons/named';
import {
  doubtsOf,
  isDecided,
  isSamePerson,
  lookUp,
  type Named,
  objectionToIdentity,
  objectionToLives,
  type PersonFound,
} from '../persons/objections';
import type { CorrectedGrant } from '../../agency-kit/decision-context';
import { defineAct, type Objection, type OfficerContext } from '../officers/act';
import { entryFor } from './book';
import { childOnPaper, hospitalNotice, type HospitalNotice } from './death-papers';
import { objectionFromBook, likenessOf } from './same-death';
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
  likeness: likenessOf,
  paper: ({ deceased }) => deceased.birthCertificateNumber,
  numberBy: 'birth-registered',
  examine: async (dossier, context) => {
    const untilMs = context.startedAt + patienceMs;
    const asked = hospitalNotice(dossier, context);
    const child = await childOnPaper(dossier, context);
    // Whoever is known by a paper alone has the number that the paper leads to.
    const number = dossier.deceased.personalId ?? (await asked)?.personalId ?? child?.personalId ?? null;
    const named = [
      theApplicant(dossier),
      { ...theDeceased(dossier), personalId: number },
      ...witnesses(dossier),
    ];
    const [recorded, notice] = await Promise.all([lookUp(context, named, untilMs), asked]);
    const isTheirs = !notice || (await isNoticeOf(notice, dossier, { context, recorded, untilMs }));
    if (!isTheirs || child?.isAnothers) return { decision: 'refused', code: 'person-mismatch' };
    const doubts = [...doubtsOf(recorded), ...(child ? [{ at: '/deceased', differs: child.differs }] : [])];
    return (
      objectionToIdentity(context, doubts) ??
      objectionToTime(notice, dossier, context) ??
      objectionToSecond(context, recorded) ??
      (await objectionFromBook(dossier, context)) ??
      objectionToLives(context, recorded)
    );
  },
  grant: async (dossier, context) => {
    const corrected = await context.corrected();
    const personalId = await numberOf(dossier, context, corrected);
    const { serial, ...entry } = entryFor('death', dossier.office.commune, context, corrected);
    const result: CivilActResult = { ...(personalId !== undefined && { personalId }), ...entry };
    return { result, ...(serial && { serial }) };
  },
  // A child's death may be registered before its birth, which brings the number.
  complete: async (dossier, context, result) => {
    const number = (await childOnPaper(dossier, context))?.personalId;
    return typeof number === 'string' ? { ...result, personalId: number } : undefined;
  },
});

/** Whoever testifies has to be who they say they are; whether they live, nobody asks. */
const witnesses = ({ deathNotice }: DeathDossier): Named[] =>
  (deathNotice.witnesses ?? []).map(({ personalId, name }, i) => ({
    at: `/deathNotice/witnesses/${i}`,
    personalId,
    name,
  }));

async function isNoticeOf(
  notice: HospitalNotice,
  { deceased: { personalId } }: DeathDossier,
  asking: { context: OfficerContext; recorded: readonly PersonFound[]; untilMs: number },
): Promise<boolean> {
  const { context, recorded, untilMs } = asking;
  if (personalId === null || isDecided(context, '/deceased/personalId')) return true;
  const record = recorded.find(({ named: { at } }) => at === '/deceased')?.record ?? null;
  return isSamePerson(context, { personalId, record }, notice.personalId, untilMs);
}

function objectionToTime(
  notice: HospitalNotice | undefined,
  { deceased }: DeathDossier,
  context: OfficerContext,
): Objection | undefined {
  if (!notice || isDecided(context, '/deceased/diedAt')) return undefined;
  return isSameTime(deceased.diedAt, notice.diedAt)
    ? undefined
    : { decision: 'refused', code: 'death-notice-mismatch' };
}

/** The deceased must not be recorded dead yet, but by this very case. */
function objectionToSecond(
  { caseId }: OfficerContext,
  recorded: readonly PersonFound[],
): Objection | undefined {
  const told = recorded.find(({ named: { role } }) => role === 'deceased')?.record?.told;
  const isSecond = told?.status === 'dead' && told.death?.caseId !== caseId;
  return isSecond ? { decision: 'refused', code: 'death-already-registered' } : undefined;
}

/** The hospital may know a number that the family does not, and so may the book of births. */
async function numberOf(
  dossier: DeathDossier,
  context: OfficerContext,
  corrected: CorrectedGrant | undefined,
): Promise<string | undefined> {
  const { personalId } = dossier.deceased;
  const known = personalId ?? (await hospitalNotice(dossier, context))?.personalId;
  const registered = known ?? (await childOnPaper(dossier, context))?.personalId;
  return registered ?? CivilActResult.safeParse(corrected?.result).data?.personalId ?? undefined;
}
