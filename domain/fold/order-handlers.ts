import type { EventOf, TakesBack } from '../case-events';
import type { Handlers } from './apply-event';
import { getStepState, type CaseState, type Ending, type FoldedStep } from './case-state';
import { afterGrantOf, changeStep, paused, resumed, standing } from './change';
import { followsCorrection, isUnderWay, uncorrect } from './correcting';
import { noticesOnReversal } from './notices';
import { reversed } from './step-handlers';
import { stepStateOf } from './step-state';

/** What people order: the citizen, the authorities, the operators. */
type OrderLevel =
  | 'supplement-received'
  | 'step-retried'
  | 'step-skipped'
  | 'withdrawal-ordered'
  | 'correction-ordered'
  | 'step-outdated'
  | 'revocation-ordered'
  | 'stop-ordered'
  | 'claim-settled';

export const orderHandlers: Handlers<OrderLevel> = {
  'supplement-received': (state, { step, at, data }) => {
    const answered = changeStep(state, step, (before) => ({
      ...resumed(before, at),
      progress: 'not-begun',
      since: at,
      round: before.round + 1,
      supplement: { answers: before.dossierKey ?? '', ref: data.supplement.ref },
    }));
    return { ...answered, declarationRef: data.declaration.ref };
  },
  'step-retried': (state, { step, at, data }) => {
    const isFiledAgain = getStepState(state, step ?? '').stuck !== null;
    const edited = isFiledAgain && data.pointers.length > 0;
    const again = changeStep(state, step, (before) => retried(before, at, edited));
    const notices = state.notices.map((notice) =>
      notice.step === step ? { ...notice, stuck: null } : notice,
    );
    const declarationRef = edited ? data.declaration.ref : state.declarationRef;
    return { ...again, notices, declarationRef };
  },
  'step-skipped': skip,
  'withdrawal-ordered': (state, event) => takeBack(state, event, 'withdrawn-by-citizen'),
  'revocation-ordered': (state, event) => takeBack(state, event, 'revoked'),
  'stop-ordered': (state, event) => takeBack(state, event, event.data.cause),
  'correction-ordered': (state, { at, data }) => {
    const { orderId } = data;
    const corrected = data.steps.reduce((now, id) => changeStep(now, id, redo(now, { orderId, at })), state);
    const refs = {
      correctionId: orderId,
      // What stands while an earlier correction is under way, and no step by it yet, is what stood before that one.
      uncorrectedRef: isUnderWay(state) ? state.uncorrectedRef : state.declarationRef,
      declarationRef: data.declaration.ref,
    };
    return { ...corrected, ...refs, settledAt: null };
  },
  'step-outdated': (state, { step, at, data: { orderId } }) =>
    changeStep(state, step, redo(state, { orderId, at })),
  'claim-settled': (state, { at, data }) => {
    const claims = state.claims.map((claim) =>
      claim.id === data.claimId ? { ...claim, state: 'settled' as const, settledAt: at } : claim,
    );
    return { ...state, claims };
  },
};

function takeBack(state: CaseState, { at, data }: { at: string; data: TakesBack }, code: string): CaseState {
  const { orderId } = data;
  const withdrawn = data.withdraw.reduce(
    (now, { step, otherwise, sent }) =>
      changeStep(now, step, withdraw(state, { how: 'withdrawn', code, orderId, otherwise, since: at }, sent)),
    state,
  );
  const reversing = data.reverse.reduce(
    (now, { step, kind, act }) =>
      changeStep(now, step, ({ ending, redo: again }) => ({
        // A corrected dossier that is on its way has to be asked back under its own key first.
        redo: ending && again,
        reversing: { orderId, kind, act, since: at, registered: false, failed: null },
      })),
    withdrawn,
  );
  return { ...reversing, settledAt: null };
}

/** What no agency holds ends at once; an open dossier first has to come back from its agency. */
function withdraw(state: CaseState, ending: Ending, sent: boolean) {
  return (step: FoldedStep): Partial<FoldedStep> => {
    const ended = {
      ...standing(step, 'withdrawn'),
      since: ending.since,
      reason: { code: ending.code },
    };
    if (step.ending && step.ending.how !== 'recalled') {
      const { orderId, otherwise } = ending;
      return { ending: { ...step.ending, orderId, otherwise } };
    }
    if (step.ending) return { ending };
    switch (stepStateOf(state, step)) {
      case 'pending':
      case 'filing':
        if (sent) return { ending };
        // The dossier that asked for the supplement is still with its agency.
        return step.supplement ? { ending, supplement: null, progress: 'with-agency' } : ended;
      case 'stuck':
        return step.stuck?.what === 'delivery' || step.stuck?.what === 'correction'
          ? ended
          : { ending, stuck: null, supplement: null, progress: 'with-agency' };
      default:
        return { ...atAgency(step, ending.since), ending };
    }
  };
}

/** A dossier on its way or with its agency stays so until the agency has given it back. */
function atAgency(step: FoldedStep, at: string): Partial<FoldedStep> {
  return step.progress === 'awaiting-citizen'
    ? { ...resumed(step, at), progress: 'with-agency', since: at }
    : {};
}

function redo(state: CaseState, { orderId, at }: { orderId: string; at: string }) {
  return (step: FoldedStep): Partial<FoldedStep> => {
    // What its agency decides about it is taken back at once.
    if (step.afterGrant?.reverse) return {};
    const again = { orderId, since: at };
    const ending = { how: 'recalled', code: 'corrected', orderId, otherwise: null, since: at } as const;
    switch (stepStateOf(state, step)) {
      case 'granted':
        return { redo: again };
      case 'stuck':
        if (step.stuck?.what === 'withdrawal') return {};
        // The dossier that asked for the supplement is still with its agency.
        if (step.stuck?.what === 'supplement')
          return { stuck: null, supplement: null, progress: 'with-agency', ending };
        if (step.grant) return { stuck: null, progress: 'granted', redo: again };
        return { stuck: null, round: step.round + 1 };
      case 'pending':
        return {};
      default:
        return step.ending ? {} : { ...atAgency(step, at), ending };
    }
  };
}

function retried(step: FoldedStep, at: string, edited: boolean): Partial<FoldedStep> {
  const { stuck, reversing, round, grant } = step;
  const again = { stuck: null, reason: null, reversing: reversing && { ...reversing, failed: null } };
  if (stuck?.what === 'correction') return { ...again, redo: { orderId: '', since: at } };
  if (stuck?.what !== 'delivery') return again;
  return { ...again, since: at, ...(edited && !grant && { round: round + 1 }) };
}

/** What is skipped is what the step is stuck with: a message, a reversal, or else a notice. */
function skip(state: CaseState, { step: id, at }: EventOf<'step-skipped'>): CaseState {
  const step = getStepState(state, id ?? '');
  const by = (change: Partial<FoldedStep>) => changeStep(state, id, () => ({ since: at, ...change }));
  if (step.stuck) return skipStuck(state, step, { at, by });
  if (step.reversing?.failed) {
    return {
      ...by({ ...reversed(at), reason: { code: 'reversed-by-hand' } }),
      notices: noticesOnReversal(state, { step: id, at }),
    };
  }
  return { ...state, notices: state.notices.filter(({ step: of, stuck }) => of !== id || stuck === null) };
}

function skipStuck(
  state: CaseState,
  step: FoldedStep,
  { at, by }: { at: string; by: (change: Partial<FoldedStep>) => CaseState },
): CaseState {
  const reason = { code: 'skipped-by-operator' };
  const { stuck, ending, grant } = step;
  if (stuck?.what === 'withdrawal' && ending) {
    if (ending.how === 'recalled') return by(goOn(step, ending, at));
    return by({ ...standing(step, ending.how), reason: { code: ending.code } });
  }
  // The dossier that asked for the supplement is still with its agency.
  if (stuck?.what === 'supplement') {
    const back = { how: 'skipped', code: reason.code, orderId: null, otherwise: null, since: at } as const;
    return by({ stuck: null, supplement: null, progress: 'with-agency', ending: back });
  }
  if (!grant) return by({ ...standing(step, 'skipped'), reason });
  const after = by(standing(step, 'skipped'));
  return state.steps.some((other) => other !== step && followsCorrection(state, other))
    ? after
    : uncorrect(after);
}

/**
 * A dossier that its agency will not give back for a correction is decided there first, and corrected afterwards. What
 * the agency had asked about it, it waits for as before.
 */
function goOn(step: FoldedStep, ending: Ending, at: string): Partial<FoldedStep> {
  const { progress, round, afterGrant, asked } = step;
  const over = { stuck: null, reason: null, ending: null };
  if (progress !== 'with-agency') return { ...over, progress: 'not-begun', round: round + 1 };
  const decided = { ...over, afterGrant: afterGrantOf(ending, afterGrant) };
  if (!asked) return decided;
  return { ...decided, progress: 'awaiting-citizen', ...paused(step, at) };
}
