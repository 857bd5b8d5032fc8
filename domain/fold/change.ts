import type { ReversalKind } from '../case-events';
import type { Pause } from '../pauses';
import type { Instant } from '../viet-nam-time';
import { getStepState, type CaseState } from './case-state';
import {
  askedBack,
  keep,
  type AskedBack,
  redoOf,
  type FoldedStep,
  type Grant,
  type Intent,
  type Recall,
} from './folded-step';

/** More than an agency says of a step in all its rounds. */
const maxHeard = 40;

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

/** The pauses of a step whose agency has asked the citizen for something. */
export function paused({ pauses }: FoldedStep, at: Instant): Pick<FoldedStep, 'pauses'> {
  return { pauses: [...pauses, { from: at, until: null }] };
}

/** The pauses of a step that no longer waits for the citizen. */
export function resumed({ pauses }: FoldedStep, at: Instant): Pick<FoldedStep, 'pauses'> {
  return { pauses: pauses.map((pause): Pause => (pause.until === null ? { ...pause, until: at } : pause)) };
}

/**
 * What a step is once its open dossier leads to nothing. An earlier grant still stands: for example, when the agency has
 * refused the corrected dossier.
 */
export function dossierOver(
  { dossier, grant }: FoldedStep,
  otherwise: 'refused' | 'withdrawn' | 'skipped',
): Partial<FoldedStep> {
  const over = { ...dossier, asked: null, supplement: null, recall: null, mayHaveArrived: false };
  const ended = { stuck: null, doubt: null };
  if (!grant) return { ...ended, progress: otherwise, dossier: over };
  const { dossierKey: key, basis, result, decidedAt } = grant;
  return {
    ...ended,
    progress: 'granted',
    // Later words of the agency are about the dossier that it has granted, such as a number that was still to come.
    dossier: { ...over, key, basis },
    grant: notRedone(grant),
    result,
    decidedAt,
    reason: null,
  };
}

/** What a step has heard, once a decision on it has counted. */
export function hearing(
  { heard }: FoldedStep,
  { decisionId }: { decisionId: string | null },
): Pick<FoldedStep, 'heard'> {
  return { heard: decisionId === null ? heard : including(heard, decisionId).slice(-maxHeard) };
}

/** The grant, to be corrected from now on. A grant that is to be taken back stays so. */
export function redone(grant: Grant, since: Instant): Grant {
  return grant.intent.kind === 'reverse' ? grant : { ...grant, intent: { kind: 'redo', since } };
}

/** The grant, no longer to be corrected. */
export function notRedone(grant: Grant): Grant {
  return grant.intent.kind === 'redo' ? { ...grant, intent: keep } : grant;
}

interface AskingBack {
  how: 'withdrawn' | 'refused' | 'skipped' | 'recalled';
  code: string;
  orderId: string | null;
  /** How a grant that the agency has made meanwhile is taken back; null where it stands. */
  otherwise: { kind: ReversalKind; act: string } | null;
  since: Instant;
}

/** The recall of the open dossier. One that is asked back already stays so, for the reason that counts now. */
export function askBack(step: FoldedStep, { how, code, orderId, otherwise, since }: AskingBack): AskedBack {
  const unacknowledged = (askedBack(step)?.unacknowledged ?? false) || redoOf(step) !== null;
  const ifGranted = intentOf(step, { how, code, orderId, otherwise, since });
  return { stage: 'asked', how, code, orderId, since, unacknowledged, ifGranted };
}

/** What becomes of a grant, should the agency have made one. An order to take it back outlasts any later order. */
function intentOf({ dossier }: FoldedStep, { how, orderId, otherwise, since }: AskingBack): Intent {
  if (otherwise && orderId !== null) {
    return { kind: 'reverse', reversal: { ...otherwise, orderId, since, registered: false, failed: null } };
  }
  const before = dossier.recall?.ifGranted ?? keep;
  if (before.kind === 'reverse') return before;
  if (how === 'recalled') return { kind: 'redo', since };
  // The citizen has not answered in time. A correction that waited for the agency's decision is still to be made.
  return how === 'refused' ? before : keep;
}

/**
 * The agency had decided before it was asked for the dossier. What was meant for the dossier now holds for the grant:
 * for example, a step that was to be withdrawn is reversed once it is granted.
 */
export function tooLate(step: FoldedStep): Recall | null {
  const back = askedBack(step);
  return back && { stage: 'too-late', ifGranted: back.ifGranted };
}

/** A dossier on its way or with its agency stays so until the agency has given it back. */
export function atAgency(step: FoldedStep, at: string): Partial<FoldedStep> {
  return step.progress === 'awaiting-citizen'
    ? { ...resumed(step, at), progress: 'with-agency', since: at }
    : {};
}
