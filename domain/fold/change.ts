import type { Instant } from '../viet-nam-time';
import { getStep, type CaseState, type FoldedStep, type Pause } from './case-state';

/** The state with one of its steps changed; throws where the case has no such step. */
export function changeStep(
  state: CaseState,
  id: string | null,
  change: (step: FoldedStep) => Partial<FoldedStep>,
): CaseState {
  const step = getStep(state, id ?? '');
  const changed = { ...step, ...change(step) };
  return { ...state, steps: state.steps.map((other) => (other === step ? changed : other)) };
}

export function including(codes: readonly string[], code: string): string[] {
  return codes.includes(code) ? [...codes] : [...codes, code];
}

/** The citizen is no longer waited for. */
export function notAsked({ pauses }: FoldedStep, at: Instant): Pick<FoldedStep, 'asked' | 'pauses'> {
  const closed = pauses.map((pause): Pause => (pause.until === null ? { ...pause, until: at } : pause));
  return { asked: null, pauses: closed };
}

/** What a step is once its open dossier leads to nothing: an earlier grant, if there is one, still stands. */
export function standing(
  { grant }: FoldedStep,
  otherwise: 'refused' | 'withdrawn' | 'skipped',
): Partial<FoldedStep> {
  const over = { ending: null, afterGrant: null, stuck: null, supplement: null, redo: null };
  if (!grant) return { ...over, progress: otherwise };
  const { dossierKey, basis, result, decidedAt } = grant;
  // What its agency still says of the step, it says of the dossier it granted: the number that was to come later.
  return { ...over, progress: 'granted', dossierKey, basis, result, decidedAt, reason: null };
}
