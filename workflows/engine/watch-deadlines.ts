import type { DeadlineMove } from '../../domain/case-events';
import type { FoldedStep } from '../../domain/fold/case-state';
import { stepStateOf } from '../../domain/fold/step-state';
import { findDeadline } from '../../domain/legal-clock';
import type { Instant } from '../../domain/viet-nam-time';
import { getStep } from '../../procedures/bundles';
import type { CaseRun } from './case-run';

/** Marks what time alone brings about: deadlines that pass, and a citizen who has not answered by the limit. */
export function watchDeadlines(run: CaseRun): void {
  const { file } = run;
  if (file.folded.settledAt !== null) return;
  for (const { plan } of file.folded.steps) {
    const step = file.step(plan.id);
    const state = stepStateOf(file.folded, step);
    if (state === 'awaiting-citizen') expire(run, step);
    else if (
      (state === 'filing' || state === 'with-agency' || state === 'stuck') &&
      isPast(run, step.dueAt)
    ) {
      markMissed(run, plan.id);
    }
  }
  apologise(run);
}

/** Once for a step, however often its deadline is looked at. */
export function markMissed({ file }: CaseRun, id: string): void {
  const { dueAt, overdueReasons } = file.step(id);
  if (overdueReasons.includes('deadline-missed')) return;
  file.emit('deadline-missed', { step: id, data: { dueAt } });
}

/** Unanswered by its limit, a supplement ends the step as the law says; the clock runs again from then. */
function expire(run: CaseRun, { plan, asked }: FoldedStep): void {
  if (!asked || !isPast(run, asked.until)) return;
  run.file.emit('supplement-expired', { step: plan.id, data: { until: asked.until } });
  moveDeadlines(run, { why: 'paused' });
}

/** A case that is late gives the family one new date, with an apology (Decree 63/2024, Art. 7(3); never a second). */
function apologise(run: CaseRun): void {
  const { file, edition, calendar } = run;
  const { dueAt, overdueReasons, reappointed, steps } = file.folded;
  const isPaused = steps.some(({ asked }) => asked !== null);
  if (overdueReasons.length > 0 || isPaused || !isPast(run, dueAt)) return;
  file.emit('deadline-missed', { step: null, data: { dueAt } });
  if (reappointed) return;
  const { verification } = file.filed;
  const anew = findDeadline({ receivedAt: dueAt, term: edition.term, calendar, verification });
  if (anew)
    file.emit('deadline-moved', { step: null, data: { from: dueAt, to: anew.dueAt, why: 'apology' } });
}

/** Counts the open due dates again and says which have moved; the one new date of an apology is not moved again. */
export function moveDeadlines(
  run: CaseRun,
  { why, calendar }: { why: DeadlineMove; calendar?: string },
): void {
  const { file } = run;
  const { dueAt: from, reappointed } = file.folded;
  const to = (reappointed ? undefined : caseDueAt(run)) ?? from;
  if (to !== from || calendar !== undefined) {
    file.emit('deadline-moved', { step: null, data: { from, to, why, ...(calendar && { calendar }) } });
  }
  for (const { plan } of file.folded.steps) moveStep(run, plan.id, why);
}

function moveStep(run: CaseRun, id: string, why: DeadlineMove): void {
  const { file } = run;
  const step = file.step(id);
  const state = stepStateOf(file.folded, step);
  const isOpen =
    step.filedAt !== null && (state === 'filing' || state === 'with-agency' || state === 'awaiting-citizen');
  const to = isOpen ? stepDueAt(run, step) : step.dueAt;
  if (to !== step.dueAt) file.emit('deadline-moved', { step: id, data: { from: step.dueAt, to, why } });
}

function caseDueAt({ file, edition, calendar }: CaseRun): Instant | undefined {
  const { receivedAt, verification } = file.filed;
  const pauses = file.folded.steps.flatMap((step) => step.pauses);
  return findDeadline({ receivedAt, term: edition.term, calendar, verification, pauses })?.dueAt;
}

/** The earlier of the step's own term and the bundle's, each with its pauses. */
function stepDueAt({ file, edition, calendar }: CaseRun, step: FoldedStep): Instant {
  const { verification } = file.filed;
  const { term } = getStep(edition, step.plan.id);
  const receivedAt = step.filedAt ?? file.filed.receivedAt;
  const own = findDeadline({ receivedAt, term, calendar, verification, pauses: step.pauses });
  const { dueAt } = file.folded;
  return own && Date.parse(own.dueAt) < Date.parse(dueAt) ? own.dueAt : dueAt;
}

function isPast({ file }: CaseRun, instant: Instant): boolean {
  return file.nowMs > Date.parse(instant);
}
