import type { TakesBack } from '../case-events';
import type { Handlers } from './handlers';
import { getStepState, type CaseState } from './case-state';
import { askBack, atAgency, changeStep, redone, resumed, dossierOver } from './change';
import { isUnderWay } from './correcting';
import { askedBack, getDossierKey, isReversedIfGranted, type FoldedStep } from './folded-step';
import { heard } from './linked-case';
import { stepStateOf } from './step-state';
import { straysRetried } from './strays';
import { filedAnew, retried, skipped } from './stuck-steps';

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
  | 'order-not-taken'
  | 'decision-late';

export const orderHandlers: Handlers<OrderLevel> = {
  'supplement-received': (state, { step, at, data }) => {
    const answered = changeStep(state, step, (before) => ({
      ...resumed(before, data.cameAt ?? at),
      progress: 'not-begun',
      since: at,
      dossier: {
        ...before.dossier,
        round: before.dossier.round + 1,
        supplement: { answers: getDossierKey(before), ref: data.supplement.ref },
      },
    }));
    return { ...answered, declarationRef: data.declaration.ref, facts: data.facts };
  },
  'step-retried': (state, { step, at, data }) => {
    const isFiledAgain = getStepState(state, step).stuck !== null;
    const edited = isFiledAgain && data.pointers.length > 0;
    const again = changeStep(state, step, (before) => retried(before, at, edited));
    const notices = state.notices.map((notice) =>
      notice.step === step ? { ...notice, stuck: null } : notice,
    );
    const untaken = state.untaken.filter((one) => one.step !== step);
    const after = { ...again, notices, untaken, strays: straysRetried(state, step) };
    return edited ? { ...after, declarationRef: data.declaration.ref, facts: data.facts } : after;
  },
  'step-skipped': skipped,
  'withdrawal-ordered': (state, event) => takeBack(state, event, 'withdrawn-by-citizen'),
  'revocation-ordered': (state, event) => takeBack(state, event, 'revoked'),
  'decision-late': (state) => state,
  // By the grant that it may have waited to hear of.
  'stop-ordered': (state, event) => takeBack(heard(state, { civilAct: 'granted' }), event, event.data.cause),
  'order-not-taken': (state, { type: cause, step, at: since, data: { about: orderId } }) => {
    const { plan } = getStepState(state, step);
    const one = { step: plan.id, orderId, stuck: { what: 'order', cause, code: null, since } } as const;
    return { ...state, untaken: [...state.untaken, one] };
  },
  'correction-ordered': (state, { at, data }) => {
    const { orderId } = data;
    const redone = data.steps.reduce((now, id) => changeStep(now, id, redo(now, { orderId, at })), state);
    const corrected = (data.sent ?? []).reduce((now, id) => recallSent(now, id, { orderId, at }), redone);
    const refs = {
      correctionId: orderId,
      givenUp: null,
      // While an earlier correction is under way and no step stands by it, the declaration before that one is what stands.
      uncorrectedRef: isUnderWay(state) ? state.uncorrectedRef : state.declarationRef,
      declarationRef: data.declaration.ref,
      uncorrectedDecided: isUnderWay(state) ? state.uncorrectedDecided : state.decided,
      decided: [...new Set([...state.decided, ...data.pointers])],
      uncorrectedFacts: isUnderWay(state) ? state.uncorrectedFacts : state.facts,
      facts: data.facts,
    };
    return { ...corrected, ...refs, settledAt: null };
  },
  'step-outdated': (state, { step, at, data: { orderId } }) =>
    changeStep(state, step, redo(state, { orderId, at })),
};

function takeBack(state: CaseState, { at, data }: { at: string; data: TakesBack }, code: string): CaseState {
  const { orderId } = data;
  const withdrawn = data.withdraw.reduce(
    (now, { step, otherwise, sent }) =>
      changeStep(now, step, withdraw(state, { code, orderId, otherwise, since: at }, sent)),
    state,
  );
  const reversing = data.reverse.reduce(
    (now, { step, kind, act }) =>
      changeStep(now, step, ({ grant }) => {
        const reversal = { orderId, kind, act, since: at, registered: false, failed: null };
        return { grant: grant && { ...grant, intent: { kind: 'reverse', reversal } } };
      }),
    withdrawn,
  );
  return { ...reversing, settledAt: null };
}

type Withdrawing = Omit<Parameters<typeof askBack>[1], 'how'>;

/** A step whose dossier no agency holds ends at once. An open dossier first has to come back from its agency. */
function withdraw(state: CaseState, order: Withdrawing, sent: boolean) {
  return (step: FoldedStep): Partial<FoldedStep> => {
    const { dossier, stuck } = step;
    const { since, code } = order;
    const back = askedBack(step);
    const ended = { ...dossierOver(step, 'withdrawn'), since, reason: { code } };
    const recall = askBack(step, { ...order, how: 'withdrawn' });
    if (back && back.how !== 'recalled') {
      const { orderId, otherwise } = order;
      return { dossier: { ...dossier, recall: askBack(step, { ...back, orderId, otherwise }) } };
    }
    const asking = { dossier: { ...dossier, recall } };
    if (back) return asking;
    // The dossier that asked for the supplement is still with its agency.
    const unanswered = {
      progress: 'with-agency',
      dossier: { ...dossier, supplement: null, recall },
    } as const;
    switch (stepStateOf(state, step)) {
      case 'pending':
      case 'filing':
        if (sent) return asking;
        return dossier.supplement ? unanswered : ended;
      case 'stuck':
        if (stuck?.what === 'delivery' && dossier.mayHaveArrived) return { ...asking, stuck: null };
        return stuck && ['delivery', 'correction', 'dossier'].includes(stuck.what)
          ? ended
          : { ...unanswered, stuck: null };
      default:
        return { ...atAgency(step, since), ...asking };
    }
  };
}

/** Under its number a lost run may have filed it as it was: what is filed as corrected goes under another. */
function recallSent(
  state: CaseState,
  id: string,
  { orderId, at }: { orderId: string; at: string },
): CaseState {
  const how = { how: 'recalled', code: 'corrected', orderId, otherwise: null, since: at } as const;
  return changeStep(state, id, (step) =>
    askedBack(step) ? {} : { dossier: { ...step.dossier, recall: askBack(step, how) } },
  );
}

function redo(state: CaseState, { orderId, at }: { orderId: string | null; at: string }) {
  return (step: FoldedStep): Partial<FoldedStep> => {
    // Whatever the agency still grants is taken back at once, so there is nothing to correct.
    if (isReversedIfGranted(step)) return {};
    const { dossier, grant, stuck } = step;
    const again = grant && redone(grant, at);
    const how = { how: 'recalled', code: 'corrected', orderId, otherwise: null, since: at } as const;
    const recall = askBack(step, how);
    switch (stepStateOf(state, step)) {
      case 'granted':
        return { grant: again };
      case 'stuck':
        if (stuck?.what === 'withdrawal') return {};
        // The dossier that asked for the supplement is still with its agency.
        if (stuck?.what === 'supplement')
          return { stuck: null, progress: 'with-agency', dossier: { ...dossier, supplement: null, recall } };
        if (stuck?.what === 'delivery' && dossier.mayHaveArrived)
          return { stuck: null, dossier: { ...dossier, recall } };
        return filedAnew(step, at);
      case 'pending':
        return {};
      default:
        return askedBack(step) ? {} : { ...atAgency(step, at), dossier: { ...dossier, recall } };
    }
  };
}
