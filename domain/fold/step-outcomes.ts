/** What a step is after its agency's word: its dossier taken, granted, refused, and what was granted taken back. */
import type { EventOf } from '../case-events';
import { parseDossierKey } from '../dossier-key';
import { hearing, notRedone, redone, resumed } from './change';
import {
  getDossierKey,
  keep,
  reversalOf,
  type Basis,
  type Dossier,
  type FoldedStep,
  type Grant,
  type Intent,
  type Reversal,
} from './folded-step';

/**
 * What becomes of a grant whose correction the agency has refused. An authority has decided the correction, so the step
 * is stuck, and an operator decides. Two cases differ: a correction that was asked back for a newer one gives way to the
 * newer one, and a grant that is to be taken back needs no correction.
 */
export function correctionRefused(step: FoldedStep, at: string): Partial<FoldedStep> {
  const { grant, dossier } = step;
  const meant = dossier.recall?.ifGranted.kind;
  if (!grant || reversalOf(step) || meant === 'reverse') return {};
  if (meant === 'redo') return { grant: redone(grant, at) };
  return { stuck: { what: 'correction', cause: 'correction-refused', code: null, since: at } };
}

export function filed(
  step: FoldedStep,
  { at, data }: EventOf<'step-filed'>,
  basis: Basis,
): Partial<FoldedStep> {
  const { dossier, grant } = step;
  return {
    progress: 'with-agency',
    since: at,
    startedAt: step.startedAt ?? at,
    dueAt: data.dueAt,
    place: data.place,
    dossier: {
      round: data.round,
      key: data.dossierKey,
      basis,
      // A supplement goes on with the same clock; a correction starts a new one.
      filedAt: dossier.supplement ? dossier.filedAt : at,
      // A correction is a new round of asking.
      supplements: grant && !dossier.supplement ? 0 : dossier.supplements,
      asked: null,
      supplement: null,
      recall: recallOnceFiled(step),
      earlier: null,
      mayHaveArrived: false,
    },
    grant: grant && notRedone(grant),
    stuck: null,
    doubt: null,
    reason: null,
  };
}

/**
 * What is left of a recall once the agency has taken the dossier: the dossier is known to have arrived. A correction that
 * waited for the agency's decision is in the dossier by now; a reversal is still meant for what the agency grants.
 */
function recallOnceFiled({ dossier: { recall } }: FoldedStep): Dossier['recall'] {
  if (recall?.stage === 'asked') return { ...recall, unacknowledged: false };
  return recall?.ifGranted.kind === 'reverse' ? recall : null;
}

export function granted(
  step: FoldedStep,
  { at, data }: EventOf<'step-granted'>,
  result: FoldedStep['result'],
): Partial<FoldedStep> {
  const { basis } = step.dossier;
  const dossierKey = getDossierKey(step);
  // What had gone astray bears an earlier number than the step's last.
  const round = parseDossierKey(dossierKey)?.round ?? step.dossier.round;
  const { decidedAt } = data;
  return {
    progress: 'granted',
    since: at,
    decidedAt,
    result,
    grant: {
      round,
      dossierKey,
      decidedAt,
      result,
      basis,
      provisionalSince: data.provisional ? at : null,
      intent: intentOnGrant(step, at),
    },
    ...resumed(step, at),
    ...hearing(step, data),
    dossier: { ...step.dossier, asked: null, recall: null },
    stuck: null,
    doubt: null,
    reason: null,
  };
}

/**
 * What becomes of a new grant: what was meant for it when its dossier was asked back too late. Where the grant before it
 * was to be taken back, the new one is.
 */
function intentOnGrant(step: FoldedStep, since: string): Intent {
  const meant = step.dossier.recall?.ifGranted ?? keep;
  if (meant.kind === 'reverse') return { ...meant, reversal: { ...meant.reversal, since } };
  const reversal = reversalOf(step);
  if (reversal) return { kind: 'reverse', reversal };
  return meant.kind === 'redo' ? { ...meant, since } : meant;
}

export function withReversal(grant: Grant, change: Partial<Reversal>): Grant {
  if (grant.intent.kind !== 'reverse') return grant;
  return { ...grant, intent: { kind: 'reverse', reversal: { ...grant.intent.reversal, ...change } } };
}

export function reversed({ dossier }: FoldedStep, at: string): Partial<FoldedStep> {
  return {
    progress: 'reversed',
    since: at,
    grant: null,
    stuck: null,
    doubt: null,
    dossier: { ...dossier, asked: null, supplement: null, recall: null },
  };
}
