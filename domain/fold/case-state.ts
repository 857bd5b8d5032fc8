import type { CaseFiled, Documents, PlannedStep } from '../case-events';
import type { Asked, Reason, StepState } from '../case-view';
import type { Instant } from '../viet-nam-time';

/** What the events of a case add up to, before it is put into words for readers. */
export interface CaseState {
  filed: CaseFiled;
  filedAt: Instant;
  steps: FoldedStep[];
  settledAt: Instant | null;
}

/** How far a step has come by its own events; whether it may begin depends on its predecessors. */
export type StepProgress = 'not-begun' | Exclude<StepState, 'pending' | 'filing' | 'not-applicable'>;

export interface FoldedStep {
  plan: PlannedStep;
  progress: StepProgress;
  round: number;
  dossierKey: string | null;
  startedAt: Instant | null;
  dueAt: Instant;
  decidedAt: Instant | null;
  /** Since when the step is as `progress` says. */
  since: Instant;
  result: Readonly<Record<string, unknown>> | null;
  reason: Reason | null;
  asked: Asked | null;
  supplements: number;
  overdueReasons: string[];
  /** Granted on a provisional paper: the personal number is still to come. */
  provisionalSince: Instant | null;
  /** Since when delivery of the dossier, or of the notice, fails. */
  delayedSince: { delivery: Instant | null; notice: Instant | null };
  /** Since when the population database is to be told and has not been. */
  noticeSince: Instant | null;
  /** Since when the population database will not take the notice as it is. */
  noticeStuckSince: Instant | null;
}

export function initialState({ filed, filedAt }: { filed: CaseFiled; filedAt: Instant }): CaseState {
  const steps = filed.steps.map((plan): FoldedStep => ({
    plan,
    progress: 'not-begun',
    round: 1,
    dossierKey: null,
    startedAt: null,
    dueAt: filed.dueAt,
    decidedAt: null,
    since: filedAt,
    result: null,
    reason: null,
    asked: null,
    supplements: 0,
    overdueReasons: [],
    provisionalSince: null,
    delayedSince: { delivery: null, notice: null },
    noticeSince: null,
    noticeStuckSince: null,
  }));
  return { filed, filedAt, steps, settledAt: null };
}

/** Throws where the case has no such step: that is a bug, for the plan lists them all. */
export function getStep(state: CaseState, id: string): FoldedStep {
  const step = state.steps.find(({ plan }) => plan.id === id);
  if (!step) throw new Error(`case ${state.filed.caseId} has no step ${id}`);
  return step;
}

/** What a granted step brought, by step id; the word of the last decision on each. */
export function resultsOf(state: CaseState): Documents {
  return Object.fromEntries(
    state.steps.flatMap(({ plan, progress, result }) => (progress === 'granted' ? [[plan.id, result]] : [])),
  );
}

/** A step's own events, its plan and its predecessors together say what it is. */
export function stepStateOf(state: CaseState, step: FoldedStep): StepState {
  if (step.progress !== 'not-begun') return step.progress;
  if (step.plan.notApplicable) return 'not-applicable';
  const before = predecessors(state, step).map((predecessor) => stepStateOf(state, predecessor));
  if (before.some(isLost)) return 'not-applicable';
  const mayBegin = before.every((s) => s === 'granted') && !awaitsNumber(state, step);
  return mayBegin ? 'filing' : 'pending';
}

/** Granted predecessors lack the personal number that this step's dossier needs. */
export function awaitsNumber(state: CaseState, step: FoldedStep): boolean {
  return (
    step.plan.awaits === 'personal-number' &&
    predecessors(state, step).some(
      ({ progress, provisionalSince }) => progress === 'granted' && provisionalSince !== null,
    )
  );
}

/** Since when nothing but the filing itself keeps the step from its agency. */
export function filingSince(state: CaseState, step: FoldedStep): Instant {
  return predecessors(state, step)
    .map(({ since }) => since)
    .reduce((latest, since) => (since > latest ? since : latest), step.since);
}

/** Why a step does not apply: its own reason, or that what it builds on was not granted. */
export function notApplicableReason({ plan }: FoldedStep): string {
  return plan.notApplicable ?? 'predecessor-refused';
}

function predecessors(state: CaseState, { plan }: FoldedStep): FoldedStep[] {
  return plan.after.map((id) => getStep(state, id));
}

/** Nothing can be built on it any more. */
function isLost(state: StepState): boolean {
  return ['refused', 'withdrawn', 'reversed', 'skipped', 'not-applicable'].includes(state);
}
