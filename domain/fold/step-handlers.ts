import type { EventOf } from '../case-events';
import type { Handlers } from './apply-event';
import { getStepState, resultsOf, type CaseState, type FoldedStep } from './case-state';
import { afterGrantOf, changeStep, including, paused, resumed, standing } from './change';
import { readAsked, readReason, readResult } from './documents';
import {
  noticesOnAmendment,
  noticesOnDelivery,
  noticesOnGrant,
  noticesOnReversal,
  noticesWhenStuck,
} from './notices';

/** What comes of a step at its agency. */
type StepLevel =
  | 'step-filed'
  | 'step-delayed'
  | 'step-resumed'
  | 'step-granted'
  | 'step-amended'
  | 'step-refused'
  | 'supplement-requested'
  | 'supplement-expired'
  | 'supplement-refused'
  | 'step-stuck'
  | 'withdrawal-too-late'
  | 'step-withdrawn'
  | 'step-recalled'
  | 'reversal-registered'
  | 'step-reversed'
  | 'reversal-failed'
  | 'notice-stuck'
  | 'notice-delivered';

export const stepHandlers: Handlers<StepLevel> = {
  'step-filed': (state, event) =>
    changeStep(state, event.step, (step) => ({ ...filed(step, event), basis: basisNow(state) })),
  'step-delayed': (state, { step, at, data: { what } }) =>
    changeStep(state, step, ({ delayedSince }) => ({ delayedSince: { ...delayedSince, [what]: at } })),
  'step-resumed': (state, { step, data: { what } }) =>
    changeStep(state, step, ({ delayedSince }) => ({
      delayedSince: Object.fromEntries(Object.entries(delayedSince).filter(([kind]) => kind !== what)),
    })),
  'step-granted': (state, event, documents) => {
    const result = readResult(event.data.result, documents);
    const after = changeStep(state, event.step, (step) => granted(step, event, result));
    return { ...after, notices: noticesOnGrant(state, event, result) };
  },
  'step-amended': (state, { step, data }, documents) => {
    const result = readResult(data.result, documents);
    const after = changeStep(state, step, ({ grant }) => ({
      result,
      grant: grant && { ...grant, result },
      provisionalSince: null,
    }));
    return {
      ...after,
      notices: noticesOnAmendment(state, getStepState(state, step ?? '').grant?.dossierKey, result),
    };
  },
  'step-refused': (state, { step, at, data }, documents) =>
    changeStep(state, step, (before) => ({
      ...resumed(before, at),
      ...standing(before, 'refused'),
      ...correctionRefused(before, at),
      since: at,
      decidedAt: data.decidedAt,
      reason: readReason(data.reason, documents) ?? { code: data.code },
    })),
  'supplement-requested': (state, { step, at, data }, documents) =>
    changeStep(state, step, (before) => ({
      ...paused(before, at),
      progress: 'awaiting-citizen',
      since: at,
      asked: readAsked(data.asked, documents),
      supplements: data.supplements,
      overdueReasons:
        data.supplements > 1 ? including(before.overdueReasons, 'second-supplement') : before.overdueReasons,
    })),
  'supplement-expired': (state, { step, at }) =>
    changeStep(state, step, (before) => ({
      ...resumed(before, at),
      progress: 'with-agency',
      since: at,
      ending: { how: 'refused', code: 'supplement-expired', orderId: null, otherwise: null, since: at },
    })),
  'supplement-refused': (state, { step, at }) =>
    changeStep(state, step, () => ({ progress: 'with-agency', since: at, supplement: null })),
  'step-stuck': (state, { step, at, data }) =>
    changeStep(state, step, () => ({ stuck: { ...data, since: at }, reason: { code: data.cause } })),
  'withdrawal-too-late': (state, { step, at }) =>
    changeStep(state, step, ({ ending, afterGrant }) => ({
      since: at,
      asked: null,
      ending: null,
      afterGrant: ending && afterGrantOf(ending, afterGrant),
    })),
  'step-withdrawn': (state, { step, at, data }) =>
    changeStep(state, step, (before) => ({
      ...standing(before, before.ending?.how === 'skipped' ? 'skipped' : 'withdrawn'),
      since: at,
      reason: { code: data.code },
    })),
  'step-recalled': (state, { step, at }) =>
    changeStep(state, step, ({ grant, round, ending }) => ({
      asked: null,
      ending: null,
      delayedSince: {},
      since: at,
      ...(grant
        ? { progress: 'granted', redo: { orderId: ending?.orderId ?? '', since: at } }
        : { progress: 'not-begun', round: round + 1 }),
    })),
  'reversal-registered': (state, { step }) =>
    changeStep(state, step, ({ reversing }) => ({
      reversing: reversing && { ...reversing, registered: true },
    })),
  'step-reversed': (state, event) => ({
    ...changeStep(state, event.step, () => reversed(event.at)),
    notices: noticesOnReversal(state, event),
  }),
  'reversal-failed': (state, { step, at, data }) =>
    changeStep(state, step, ({ reversing }) => ({
      reversing: reversing && { ...reversing, failed: { what: 'reversal', ...data, since: at } },
    })),
  'notice-stuck': (state, event) => ({ ...state, notices: noticesWhenStuck(state, event) }),
  'notice-delivered': (state, event) => ({
    ...changeStep(state, event.step, () => ({
      toldKey: event.data.what === 'notice' ? event.data.dossierKey : null,
    })),
    notices: noticesOnDelivery(state, event),
  }),
};

/**
 * An authority's decision stands against the refusal of a correction; where the correction was asked back for another
 * one, that one goes on, and what is to fall need not be corrected.
 */
function correctionRefused({ grant, reversing, afterGrant }: FoldedStep, at: string): Partial<FoldedStep> {
  if (!grant || reversing || afterGrant?.reverse) return {};
  if (afterGrant?.redo) return { redo: { orderId: afterGrant.orderId ?? '', since: at } };
  return { stuck: { what: 'correction', cause: 'correction-refused', status: null, since: at } };
}

function filed(step: FoldedStep, { at, data }: EventOf<'step-filed'>): Partial<FoldedStep> {
  return {
    ...data,
    progress: 'with-agency',
    since: at,
    startedAt: step.startedAt ?? at,
    // A supplement goes on with the same clock; a correction starts a new one.
    filedAt: step.supplement ? step.filedAt : at,
    // A correction is a new round of asking.
    supplements: step.grant && !step.supplement ? 0 : step.supplements,
    asked: null,
    supplement: null,
    stuck: null,
    // What is filed now follows the correction that waited for a grant.
    afterGrant: step.afterGrant?.reverse ? step.afterGrant : null,
    redo: null,
    reason: null,
  };
}

function basisNow(state: CaseState): FoldedStep['basis'] {
  const { declarationRef, correctionId } = state;
  return { declarationRef, correctionId, done: resultsOf(state) };
}

function granted(
  step: FoldedStep,
  { at, data }: EventOf<'step-granted'>,
  result: FoldedStep['result'],
): Partial<FoldedStep> {
  const { round, dossierKey, basis, afterGrant } = step;
  const orderId = afterGrant?.orderId ?? '';
  const reverse = afterGrant?.reverse;
  return {
    progress: 'granted',
    since: at,
    decidedAt: data.decidedAt,
    result,
    grant: { round, dossierKey: dossierKey ?? '', decidedAt: data.decidedAt, result, basis },
    provisionalSince: data.provisional ? at : null,
    ...resumed(step, at),
    asked: null,
    reason: null,
    ending: null,
    afterGrant: null,
    reversing: reverse ? { ...reverse, orderId, since: at, registered: false, failed: null } : step.reversing,
    redo: afterGrant?.redo ? { orderId, since: at } : null,
  };
}

export function reversed(at: string): Partial<FoldedStep> {
  return {
    progress: 'reversed',
    since: at,
    grant: null,
    reversing: null,
    provisionalSince: null,
    redo: null,
    stuck: null,
    ending: null,
    asked: null,
    supplement: null,
  };
}
