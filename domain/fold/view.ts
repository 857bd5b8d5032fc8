import type { Outcome } from '../case-events';
import type { CaseStatus, CaseView, StepState, StepView } from '../case-view';
import { isLost } from '../step-states';
import { addDays, dayOf } from '../viet-nam-time';
import type { CaseState } from './case-state';
import type { FoldedStep } from './folded-step';
import { notApplicableReason, stepStateOf } from './step-state';
import { waitsOfCase } from './waiting';

/** The state in the words in which people and programs are shown it. */
export function viewOf(state: CaseState): CaseView {
  const { filed, filedAt, settledAt } = state;
  const steps = state.steps.map((step) => stepView(state, step));
  const outcome = settledAt === null ? null : outcomeOf(state);
  const waitingFor = waitsOfCase(state);
  const status = statusOf({ steps, waitingFor, settledAt });
  return {
    caseId: filed.caseId,
    caseCode: filed.caseCode,
    trackingCode: filed.trackingCode,
    bundle: filed.bundle,
    edition: filed.edition,
    office: state.office,
    channel: filed.channel,
    status,
    outcome,
    nationalStatus: nationalStatusOf(status, outcome, steps),
    filedAt,
    receivedAt: filed.receivedAt,
    dueAt: state.dueAt,
    calendar: state.calendar,
    dueCertainty: state.certainty,
    settledAt,
    overdue: state.overdueReasons.length > 0 || steps.some(({ overdue }) => overdue),
    flags: state.facts.flags,
    steps,
    waitingFor,
    claims: state.claims,
    owner: state.owner,
  };
}

/** Over the steps in scope that apply; the first step is the civil act that the others rest on. */
export function outcomeOf(state: CaseState): Outcome {
  const states = state.steps
    .filter(({ plan }) => plan.notApplicable === null)
    .map((step) => stepStateOf(state, step));
  if (states.every((s) => s === 'granted')) return 'granted';
  switch (states[0]) {
    case 'refused':
      return 'refused';
    case 'withdrawn':
      return 'withdrawn';
    case 'reversed':
      return 'revoked';
    default:
      return 'partial';
  }
}

function stepView(state: CaseState, step: FoldedStep): StepView {
  const { plan, dossier, startedAt, dueAt, decidedAt, result, overdueReasons } = step;
  const { round, key: dossierKey, asked, supplements } = dossier;
  const is = stepStateOf(state, step);
  return {
    id: plan.id,
    agency: plan.agency,
    place: step.place,
    state: is,
    round,
    dossierKey,
    startedAt,
    dueAt,
    decidedAt,
    result,
    reason: is === 'not-applicable' ? { code: notApplicableReason(step) } : step.reason,
    ...(is === 'awaiting-citizen' && asked ? { asked } : {}),
    supplements,
    overdue: overdueReasons.length > 0,
    overdueReasons,
    ...fileAlone(state, step, is),
  };
}

/** Where the civil act stands, what a lost step would have brought can be filed for alone; the act itself always can. */
function fileAlone(state: CaseState, { plan }: FoldedStep, is: StepState): Pick<StepView, 'fileAlone'> {
  const [first] = state.steps;
  const isFirst = first?.plan.id === plan.id;
  const mightHaveCome = isLost(is) && is !== 'not-applicable';
  const alone = state.facts.alone[plan.id];
  if (!alone || !mightHaveCome || !(isFirst || first?.grant)) return {};
  const { code, withinDays } = alone;
  const decidedAt = first.grant?.decidedAt;
  const until = withinDays !== null && decidedAt ? addDays(dayOf(Date.parse(decidedAt)), withinDays) : null;
  return { fileAlone: { code, until } };
}

function statusOf({
  steps,
  waitingFor,
  settledAt,
}: Pick<CaseView, 'steps' | 'waitingFor' | 'settledAt'>): CaseStatus {
  if (settledAt !== null) return 'settled';
  if (waitingFor.some(({ who }) => who === 'operator')) return 'needs-operator';
  if (steps.some(({ state }) => state === 'awaiting-citizen')) return 'awaiting-citizen';
  return 'processing';
}

/** The National Portal's status code (trạng thái hồ sơ). */
function nationalStatusOf(status: CaseStatus, outcome: Outcome | null, steps: StepView[]): number {
  switch (outcome) {
    case 'granted':
    case 'partial':
      return 9;
    case 'refused':
    case 'revoked':
      return 8;
    case 'withdrawn':
      return 7;
    case null:
      if (status === 'awaiting-citizen') return 5;
      return steps.some(({ startedAt }) => startedAt !== null) ? 4 : 1;
  }
}
