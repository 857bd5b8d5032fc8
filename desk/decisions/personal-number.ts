/** The personal number that a registered birth brings: given by the population database alone. */
import { personalNumber } from '../../agency-kit/enquiries';
import { isCitizen } from '../../domain/citizenship';
import { dayIn } from '../../domain/known-day';
import { fitsPerson } from '../../domain/personal-number';
import { BirthDossier } from '../../procedures/birth/dossiers.schema';
import { CivilActResult } from '../../procedures/shared/results.schema';
import type { OpenDesk, OpenDossier } from '../open-desk';
import type { OfficersDecision, TaskRow } from '../tasks/task';

export interface GivenNumber {
  members: Partial<CivilActResult>;
  /** It comes later; the paper is provisional till then. */
  isMissing: boolean;
}

/** As long as civil status waits; then the birth is granted on a provisional paper. */
const patienceMs = 10_000;

/** Undefined where none is to be given: of another act, to nobody's citizen, or where whoever decides has named it. */
export async function givenNumber(
  desk: OpenDesk,
  task: TaskRow,
  { decision, result, dossier }: Pick<OfficersDecision, 'decision' | 'result'> & { dossier: OpenDossier },
): Promise<GivenNumber | undefined> {
  if (decision !== 'grant' || task.step !== 'birth' || result?.['personalId'] !== undefined) return undefined;
  return numberFor(desk, task, { dossier, untilMs: Date.now() + patienceMs });
}

export async function numberFor(
  desk: OpenDesk,
  task: TaskRow,
  { dossier: { corrected, stored }, untilMs }: { dossier: OpenDossier; untilMs: number },
): Promise<GivenNumber | undefined> {
  const { child, office } = BirthDossier.parse(stored.filing.dossier);
  if (!isCitizen(child.nationality)) return undefined;
  const bornOn = dayIn(child.bornAt);
  const standing = CivilActResult.safeParse(corrected?.result).data;
  const old = standing?.personalId ?? undefined;
  if (old !== undefined && fitsPerson(old, { sex: child.sex, bornOn })) {
    const { supersedes } = standing ?? {};
    return { members: { personalId: old, ...(supersedes && { supersedes }) }, isMissing: false };
  }
  const supersedes = old === undefined ? {} : { supersedes: old };
  const { dossier_key: dossierKey, case_id: caseId } = task;
  const question = { dossierKey, sex: child.sex, bornOn, province: office.province, ...supersedes };
  const answer = await desk.ask(personalNumber, question, { caseId, untilMs });
  return answer
    ? { members: { personalId: answer.personalId, ...supersedes }, isMissing: false }
    : { members: { personalId: null, provisional: true }, isMissing: true };
}
