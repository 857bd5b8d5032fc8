import type { Documents } from '../case-events';
import type { StepState } from '../case-view';
import { isLost, isOpen } from '../step-states';
import type { Instant } from '../viet-nam-time';
import { getStepState, resultsOf, type CaseState } from './case-state';
import { hasGrantToTell, isToHear } from './linked-case';
import { askedBack, isCorrectionUnfiled, redoOf, reversalOf, type FoldedStep } from './folded-step';

/** A step's own events, its plan and its predecessors together say what it is. */
export function stepStateOf(state: CaseState, step: FoldedStep): StepState {
  if (step.stuck) return 'stuck';
  if (step.progress === 'granted')
    return isCorrectionUnfiled(step) && mayBegin(state, step) ? 'filing' : 'granted';
  if (step.progress !== 'not-begun') return step.progress;
  if (step.plan.notApplicable) return 'not-applicable';
  if (predecessors(state, step).some((before) => isLost(stepStateOf(state, before)))) return 'not-applicable';
  return mayBegin(state, step) ? 'filing' : 'pending';
}

/** Nothing more will come of the step by itself. */
export function isOver(state: CaseState, step: FoldedStep): boolean {
  if (redoOf(step) ?? reversalOf(step) ?? askedBack(step)) return false;
  return !isOpen(stepStateOf(state, step));
}

/** Everything is over, everybody has been told: what is left is money that comes when it comes. */
export function isSettled(state: CaseState): boolean {
  const isReturning = state.strays.some(({ turnedUp }) => turnedUp !== null);
  const isTelling = state.notices.length > 0 || hasGrantToTell(state);
  return !isTelling && !isReturning && state.steps.every((step) => isOver(state, step));
}

/**
 * What its agency grants after all can stand: the step was not ended otherwise, nor has what it would rest on been taken
 * back.
 */
export function mayBeGranted(state: CaseState, step: FoldedStep): boolean {
  if (step.grant) return true;
  const isEnded = ['withdrawn', 'skipped', 'reversed'].includes(step.progress);
  return !isEnded && predecessors(state, step).every(({ grant }) => grant !== null);
}

function mayBegin(state: CaseState, step: FoldedStep): boolean {
  return !isToHear(state, step) && stand(state, step) && !isStillAwaited(state, step);
}

/**
 * Every step that this one builds on stands, directly or not. One far back counts too: while it is being done again, it
 * may still change the steps between.
 */
function stand(state: CaseState, step: FoldedStep): boolean {
  return predecessors(state, step).every(
    (before) =>
      !isCorrectionUnfiled(before) &&
      !reversalOf(before) &&
      stepStateOf(state, before) === 'granted' &&
      stand(state, before),
  );
}

/** Granted predecessors lack what this step's dossier awaits. */
export function isStillAwaited(state: CaseState, step: FoldedStep): boolean {
  return (
    step.plan.awaits !== null &&
    predecessors(state, step).some(({ grant }) => grant !== null && grant.provisionalSince !== null)
  );
}

/** Since when nothing but the filing itself keeps the step from its agency. */
export function filingSince(state: CaseState, step: FoldedStep): Instant {
  const began = redoOf(step)?.since ?? step.since;
  return predecessors(state, step)
    .map(({ since }) => since)
    .reduce((latest, since) => (since > latest ? since : latest), began);
}

/** Why a step does not apply: its own reason, or that what it builds on was not granted. */
export function notApplicableReason({ plan }: FoldedStep): string {
  return plan.notApplicable ?? 'predecessor-refused';
}

export function predecessors(state: CaseState, { plan }: FoldedStep): FoldedStep[] {
  return plan.after.map((id) => getStepState(state, id));
}

/** What the steps that this one builds on, directly or not, have brought and nobody has taken back; a dossier is made of it. */
export function resultsBefore(state: CaseState, { plan }: FoldedStep): Documents {
  const before = new Set(plan.after);
  // Steps are planned after their predecessors, so that one pass backwards finds them all.
  for (const step of state.steps.toReversed())
    if (before.has(step.plan.id)) for (const id of step.plan.after) before.add(id);
  return Object.fromEntries(Object.entries(resultsOf(state)).filter(([id]) => before.has(id)));
}

/** The steps that build on this one, directly or not. */
export function successors(state: CaseState, { plan }: FoldedStep): FoldedStep[] {
  const found = new Set([plan.id]);
  // Steps are planned after their predecessors, so that one pass finds them all.
  return state.steps.filter(({ plan: { id, after } }) => {
    if (!after.some((before) => found.has(before))) return false;
    found.add(id);
    return true;
  });
}
