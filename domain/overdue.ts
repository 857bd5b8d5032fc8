/**
 * A step is overdue once it is on record that its deadline was missed, and from the due date on while its agency still
 * has to act: nobody is in time because the engine that records it stands still.
 */
import type { CaseView, StepView } from './case-view';
import { clockRuns } from './step-states';
import type { Instant } from './viet-nam-time';

/** When the first of the steps in time will be overdue unless something happens before; null when none can be. */
export function findRunningUntil({ steps }: CaseView): Instant | null {
  const dueAts = steps.filter(mayBecomeOverdue).map(({ dueAt }) => dueAt);
  return dueAts.reduce<Instant | null>(
    (first, dueAt) => (first === null || Date.parse(dueAt) < Date.parse(first) ? dueAt : first),
    null,
  );
}

/** The view as it stands at an instant. */
export function viewAt(view: CaseView, nowMs: number): CaseView {
  const steps = view.steps.map((step) => (isPastDue(step, nowMs) ? pastDue(step) : step));
  return { ...view, steps, overdue: view.overdue || steps.some(({ overdue }) => overdue) };
}

const mayBecomeOverdue = ({ state, overdue }: StepView): boolean => !overdue && clockRuns(state);

const isPastDue = (step: StepView, nowMs: number): boolean =>
  mayBecomeOverdue(step) && Date.parse(step.dueAt) < nowMs;

const pastDue = (step: StepView): StepView => ({
  ...step,
  overdue: true,
  overdueReasons: [...step.overdueReasons, 'deadline-missed'],
});
