import type { Instant } from '../viet-nam-time';
import {
  getStepState,
  type AfterGrant,
  type CaseState,
  type Ending,
  type FoldedStep,
  type Pause,
} from './case-state';

/** The state with one of its steps changed; throws where the case has no such step. */
export function changeStep(
  state: CaseState,
  id: string | null,
  change: (step: FoldedStep) => Partial<FoldedStep>,
): CaseState {
  const step = getStepState(state, id ?? '');
  const changed = { ...step, ...change(step) };
  return { ...state, steps: state.steps.map((other) => (other === step ? changed : other)) };
}

export function including(codes: readonly string[], code: string): string[] {
  return codes.includes(code) ? [...codes] : [...codes, code];
}

/** The citizen is waited for. */
export function paused({ pauses }: FoldedStep, at: Instant): Pick<FoldedStep, 'pauses'> {
  return { pauses: [...pauses, { from: at, until: null }] };
}

/** The citizen is no longer waited for. */
export function resumed({ pauses }: FoldedStep, at: Instant): Pick<FoldedStep, 'pauses'> {
  return { pauses: pauses.map((pause): Pause => (pause.until === null ? { ...pause, until: at } : pause)) };
}

/** What a step is once its open dossier leads to nothing: an earlier grant, if there is one, still stands. */
export function standing(
  { grant }: FoldedStep,
  otherwise: 'refused' | 'withdrawn' | 'skipped',
): Partial<FoldedStep> {
  const over = { asked: null, ending: null, afterGrant: null, stuck: null, supplement: null, redo: null };
  if (!grant) return { ...over, progress: otherwise };
  const { dossierKey, basis, result, decidedAt } = grant;
  // What its agency still says of the step, it says of the dossier it granted: the number that was to come later.
  return { ...over, progress: 'granted', dossierKey, basis, result, decidedAt, reason: null };
}

/** What was to be taken back is, whatever else has been ordered since. */
export function afterGrantOf({ orderId, otherwise, how }: Ending, before: AfterGrant | null): AfterGrant {
  if (otherwise) return { orderId, reverse: otherwise, redo: false };
  if (before?.reverse) return before;
  return { orderId, reverse: null, redo: how === 'recalled' };
}
