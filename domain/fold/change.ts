import type { ReversalKind } from '../case-events';
import type { Pause } from '../pauses';
import type { Instant } from '../viet-nam-time';
import { getStepState, type CaseState } from './case-state';
import {
  askedBack,
  keep,
  redoOf,
  type FoldedStep,
  type Grant,
  type Intent,
  type Recall,
} from './folded-step';

/** The state with one of its steps changed; throws where the case has no such step. */
export function changeStep(
  state: CaseState,
  id: string | null,
  change: (step: FoldedStep) => Partial<FoldedStep>,
): CaseState {
  const step = getStepState(state, id);
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
export function dossierOver(
  { dossier, grant }: FoldedStep,
  otherwise: 'refused' | 'withdrawn' | 'skipped',
): Partial<FoldedStep> {
  const over = { ...dossier, asked: null, supplement: null, recall: null };
  if (!grant) return { progress: otherwise, dossier: over, stuck: null };
  const { dossierKey: key, basis, result, decidedAt } = grant;
  return {
    progress: 'granted',
    // What its agency still says of the step, it says of the dossier it granted: the number that was to come later.
    dossier: { ...over, key, basis },
    grant: notRedone(grant),
    stuck: null,
    result,
    decidedAt,
    reason: null,
  };
}

/** The grant with another intent; what is to be taken back is not corrected. */
export function redone(grant: Grant, since: Instant): Grant {
  return grant.intent.kind === 'reverse' ? grant : { ...grant, intent: { kind: 'redo', since } };
}

export function notRedone(grant: Grant): Grant {
  return grant.intent.kind === 'redo' ? { ...grant, intent: keep } : grant;
}

interface AskingBack {
  how: 'withdrawn' | 'refused' | 'skipped' | 'recalled';
  code: string;
  orderId: string | null;
  /** How a grant that has come meanwhile is taken back. */
  otherwise: { kind: ReversalKind; act: string } | null;
  since: Instant;
}

/** The step's open dossier is asked back, from now on or as it already is. */
export function askBack(step: FoldedStep, { how, code, orderId, otherwise, since }: AskingBack): Recall {
  const unacknowledged = (askedBack(step)?.unacknowledged ?? false) || redoOf(step) !== null;
  const ifGranted = intentOf(step, { how, code, orderId, otherwise, since });
  return { stage: 'asked', how, code, orderId, since, unacknowledged, ifGranted };
}

/** What was to be taken back is, whatever else has been ordered since. */
function intentOf({ dossier }: FoldedStep, { how, orderId, otherwise, since }: AskingBack): Intent {
  if (otherwise && orderId !== null) {
    return { kind: 'reverse', reversal: { ...otherwise, orderId, since, registered: false, failed: null } };
  }
  const before = dossier.recall?.ifGranted ?? keep;
  if (before.kind === 'reverse') return before;
  if (how === 'recalled') return { kind: 'redo', since };
  // Its citizen has not answered; the correction that waited for the agency's word is still to be made.
  return how === 'refused' ? before : keep;
}

/** Its agency had decided before it was asked: what was meant for the dossier is now meant for what it grants. */
export function tooLate(step: FoldedStep): Recall | null {
  const back = askedBack(step);
  return back && { stage: 'too-late', ifGranted: back.ifGranted };
}
