import type { DeadlineMove } from '../../domain/deadline-moves';
import type { CaseState } from '../../domain/fold/case-state';
import { askedBack, redoOf, reversalOf, type FoldedStep } from '../../domain/fold/folded-step';
import { stepStateOf } from '../../domain/fold/step-state';
import { findDeadline, type Term } from '../../domain/legal-clock';
import { reappointment } from '../../domain/new-deadlines';
import { clockRuns, isOpen } from '../../domain/step-states';
import type { Instant } from '../../domain/viet-nam-time';
import { getStepSpec } from '../../procedures/shared/published';
import { bundleCounting, findStepCounting } from '../../procedures/shared/due-dates';
import type { CaseRun } from './case-run';

/** Marks what time alone brings about: deadlines that pass. The citizen's limits are looked at apart. */
export function watchDeadlines(run: CaseRun): void {
  const { history } = run;
  if (history.folded.settledAt !== null) return;
  for (const { plan } of history.folded.steps) {
    const step = history.step(plan.id);
    const state = stepStateOf(history.folded, step);
    if (clockRuns(state) && isPast(run, step.dueAt)) markMissed(run, plan.id);
  }
  apologise(run);
}

/** Once for a step, however often its deadline is looked at. */
export function markMissed({ history }: CaseRun, id: string): void {
  const { dueAt, overdueReasons } = history.step(id);
  if (overdueReasons.includes('deadline-missed')) return;
  history.emit('deadline-missed', { step: id, data: { dueAt } });
}

/** A case that is late gives the family one new date, with an apology (Decree 63/2024, Art. 7(3)); never a second. */
function apologise(run: CaseRun): void {
  const { history } = run;
  const { dueAt, overdueReasons, apology, steps } = history.folded;
  const isPaused = steps.some(({ progress }) => progress === 'awaiting-citizen');
  if (overdueReasons.length > 0 || isPaused || !isPast(run, dueAt)) return;
  history.emit('deadline-missed', { step: null, data: { dueAt } });
  if (apology) return;
  const missed = { dueAt, apologisedAt: history.now };
  const anew = findDeadline(reappointment(bundleCounting(history.folded), missed));
  if (!anew) return;
  const { dueAt: to, certainty } = anew;
  history.emit('deadline-moved', { step: null, data: { from: dueAt, to, why: 'apology', certainty } });
  moveSteps(run, 'apology');
}

/** An ended case that is taken up again, for an order that comes later than its own dates, is given new ones. */
export function appointAnew(run: CaseRun): void {
  const { history, edition, calendar } = run;
  const { verification } = history.folded.facts;
  const dueAtOf = (term: Term) => findDeadline({ receivedAt: history.now, term, calendar, verification });
  const bundle = dueAtOf(edition.term);
  if (!bundle) return;
  const { dueAt: from } = history.folded;
  const { dueAt: to, certainty } = bundle;
  history.emit('deadline-moved', { step: null, data: { from, to, why: 'taken-up', certainty } });
  for (const step of history.folded.steps)
    if (redoOf(step) ?? reversalOf(step) ?? askedBack(step)) appointStepAnew(run, step);
    else if (step.dossier.filedAt === null) followCase(run, step.plan.id, 'taken-up');
}

/** Its agency has its whole term, from now on. */
function appointStepAnew({ history, edition, calendar }: CaseRun, { plan, dueAt: from }: FoldedStep): void {
  const { term } = getStepSpec(edition, plan.id);
  const own = findDeadline({
    receivedAt: history.now,
    term,
    calendar,
    verification: history.folded.facts.verification,
  });
  if (own) history.emit('deadline-moved', { step: plan.id, data: { from, to: own.dueAt, why: 'taken-up' } });
}

/** A dossier that had gone astray is its step's again: its agency has it from now on. */
export function appointTurnedUp(
  run: CaseRun,
  { step: id, dossierKey }: { step: string; dossierKey: string },
): void {
  const step = run.history.step(id);
  if (step.dossier.key === dossierKey) appointStepAnew(run, step);
}

/** Counts the open due dates again and says which have moved. */
export function moveDeadlines(
  run: CaseRun,
  { why, recount }: { why: DeadlineMove; recount?: { id: string; calendar: string } },
): void {
  const { history } = run;
  const calendar = recount?.calendar;
  const { dueAt: from, certainty: before } = history.folded;
  const asBefore = { dueAt: from, certainty: before };
  const counted = findDeadline(bundleCounting(history.folded, calendar)) ?? asBefore;
  const { dueAt: to, certainty } = isShortenedAway(run, from, counted.dueAt) ? asBefore : counted;
  if (recount) {
    const { id } = recount;
    const ordered = { orderId: id, calendar: recount.calendar };
    history.emit('deadline-moved', { id, step: null, data: { from, to, why, certainty, ...ordered } });
  } else if (to !== from) {
    history.emit('deadline-moved', { step: null, data: { from, to, why, certainty } });
  }
  moveSteps(run, why);
}

/** Nobody is late because a date that was given, and still lies ahead, would have passed by now. */
function isShortenedAway({ history }: CaseRun, from: Instant, to: Instant): boolean {
  return Date.parse(to) <= history.nowMs && history.nowMs < Date.parse(from);
}

/** The open steps follow the case's date, as far as their own comes no earlier. */
function moveSteps(run: CaseRun, why: DeadlineMove): void {
  for (const { plan } of run.history.folded.steps) followCase(run, plan.id, why);
}

function followCase(run: CaseRun, id: string, why: DeadlineMove): void {
  const { history } = run;
  const step = history.step(id);
  const due = isOpen(history.stateOf(id)) ? stepDueAt(history.folded, step) : step.dueAt;
  if (due === step.dueAt || isShortenedAway(run, step.dueAt, due)) return;
  history.emit('deadline-moved', { step: id, data: { from: step.dueAt, to: due, why } });
}

/** The earlier of the step's own term and the bundle's; the bundle's where its agency does not hold the file yet. */
function stepDueAt(state: CaseState, step: FoldedStep): Instant {
  const counting = findStepCounting(state, step);
  if (!counting) return state.dueAt;
  const own = findDeadline(counting);
  return own && Date.parse(own.dueAt) < Date.parse(state.dueAt) ? own.dueAt : state.dueAt;
}

export function isPast({ history }: CaseRun, instant: Instant): boolean {
  return history.certainMs > Date.parse(instant);
}
