/** What has to be answered before a decision is taken: doubts, and what the family cannot be asked again. */
import { isBelow } from '../../domain/json-pointer';
import { dayOf } from '../../domain/viet-nam-time';
import { checksOf } from '../checks/ask-checks';
import type { OpenDesk } from '../open-desk';
import { findStepLaw, shownTo } from '../step-law';
import { refuse } from '../refusal';
import type { OfficersDecision, TaskRow } from '../tasks/task';

const secondSupplement = 'second-supplement';

/** Throws `DeskRefusedError` with what is not overridden. */
export async function requireAnswered(
  desk: OpenDesk,
  task: TaskRow,
  { decision, fields, overrides }: OfficersDecision,
): Promise<void> {
  const overridden = new Set(overrides.map(({ check }) => check));
  if (decision === 'request-supplement') {
    await requireUnregistered(desk, task, fields ?? []);
    if (task.supplements > 0 && !overridden.has(secondSupplement)) throw refuse({ code: secondSupplement });
  }
  if (decision !== 'grant') return;
  const doubts = (await checksOf(desk, task)).filter(({ state }) => state === 'doubt');
  const checks = [...new Set(doubts.map(({ code }) => code))].filter((code) => !overridden.has(code));
  if (checks.length > 0) throw refuse({ code: 'check-open', checks });
}

/** What a granted act has registered is changed by decision alone; a paper about it may be asked for. */
async function requireUnregistered(
  { register }: OpenDesk,
  { case_uuid: caseId, step }: TaskRow,
  fields: readonly { pointer: string }[],
): Promise<void> {
  const found = caseId === null ? undefined : await register.findCase(caseId);
  const granted = (found?.view.steps ?? []).filter(({ id, state }) => id !== step && state === 'granted');
  // The record may lag behind: what the step comes after has been granted, or there would be no dossier.
  const before = findStepLaw(step, dayOf(Date.now()))?.spec.after ?? [];
  // Who applies is no part of an act.
  const registered = [...granted.map(({ id }) => id), ...before]
    .flatMap(shownTo)
    .filter((pointer) => pointer !== '/applicant');
  const pointers = fields.flatMap(({ pointer }, i) =>
    registered.some((fact) => isBelow(pointer, fact)) ? [`/fields/${i}/pointer`] : [],
  );
  if (pointers.length > 0) throw refuse({ code: 'registered-fact', pointers });
}
