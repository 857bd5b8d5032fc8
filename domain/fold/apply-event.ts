import type { CaseEvent, CaseEventType, Documents, EventOf } from '../case-events';
import { getStep, initialState, type CaseState, type FoldedStep } from './case-state';
import { readAsked, readReason, readResult } from './documents';

/**
 * The state after one more event. The first event of a case is `case-filed`; anything else before it, or an event
 * without the step it speaks of, is a bug and throws.
 */
export function applyEvent(before: CaseState | undefined, event: CaseEvent, documents: Documents): CaseState {
  if (event.type === 'case-filed') return initialState({ filed: event.data, filedAt: event.at });
  if (!before) throw new Error(`event ${event.id} comes before case-filed`);
  if (event.type === 'case-settled') return { ...before, settledAt: event.at };
  const step = getStep(before, event.step ?? '');
  const changed = { ...step, ...changeOf(step, event, documents) };
  return { ...before, steps: before.steps.map((other) => (other === step ? changed : other)) };
}

type StepEventType = Exclude<CaseEventType, 'case-filed' | 'case-settled'>;
type Change<T extends StepEventType> = (
  step: FoldedStep,
  event: EventOf<T>,
  documents: Documents,
) => Partial<FoldedStep>;

/** What each event changes of the step it speaks of. */
const changes: { [T in StepEventType]: Change<T> } = {
  'step-filed': (step, { at, data: { round, dossierKey, dueAt } }) => ({
    progress: 'with-agency',
    since: at,
    startedAt: step.startedAt ?? at,
    round,
    dossierKey,
    dueAt,
  }),
  'step-delayed': (step, { at, data }) => ({ delayedSince: { ...step.delayedSince, [data.what]: at } }),
  'step-resumed': (step, { data }) => ({ delayedSince: { ...step.delayedSince, [data.what]: null } }),
  'step-granted': (step, { at, data }, documents) => ({
    progress: 'granted',
    since: at,
    decidedAt: data.decidedAt,
    result: readResult(data.result, documents),
    provisionalSince: data.provisional ? at : null,
    noticeSince: step.plan.notifies ? at : null,
    asked: null,
  }),
  'step-amended': (_, { data }, documents) => ({
    result: readResult(data.result, documents),
    provisionalSince: null,
  }),
  'step-refused': (_, { at, data }, documents) => ({
    progress: 'refused',
    since: at,
    decidedAt: data.decidedAt,
    reason: readReason(data.reason, documents) ?? { code: data.code },
  }),
  'supplement-requested': (_, { at, data }, documents) => ({
    progress: 'awaiting-citizen',
    since: at,
    asked: readAsked(data.asked, documents),
    supplements: data.supplements,
  }),
  'step-stuck': (_, { at, data }) => ({ progress: 'stuck', since: at, reason: { code: data.cause } }),
  'notice-stuck': (_, { at }) => ({ noticeStuckSince: at }),
  'notice-delivered': (step) => ({
    noticeSince: null,
    noticeStuckSince: null,
    delayedSince: { ...step.delayedSince, notice: null },
  }),
  'deadline-missed': (step, { type }) => ({ overdueReasons: [...new Set([...step.overdueReasons, type])] }),
};

function changeOf<T extends StepEventType>(
  step: FoldedStep,
  event: EventOf<T>,
  documents: Documents,
): Partial<FoldedStep> {
  return changes[event.type](step, event, documents);
}
