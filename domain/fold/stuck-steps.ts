/** What becomes of a step that is stuck: an operator has it tried again, or goes on without; an order changes what is filed. */
import type { EventOf } from '../case-events';
import { getStepState, type CaseState } from './case-state';
import { askBack, atAgency, changeStep, dossierOver, paused, redone, tooLate } from './change';
import { followsCorrection, uncorrect } from './correcting';
import { askedBack, reversalOf, type FoldedStep } from './folded-step';
import { noticesOnReversal } from './notices';
import { reversed, withReversal } from './step-outcomes';

/** No agency holds a dossier of the step: the next is a round of its own, of a granted step a correction. */
export function filedAnew(step: FoldedStep, at: string): Partial<FoldedStep> {
  const { dossier, grant } = step;
  if (grant) return { ...dossierOver(step, 'withdrawn'), since: at, grant: redone(grant, at) };
  const next = { ...dossier, round: dossier.round + 1, asked: null, recall: null };
  return { stuck: null, progress: 'not-begun', since: at, dossier: next };
}

export function retried(step: FoldedStep, at: string, edited: boolean): Partial<FoldedStep> {
  const { stuck, dossier, grant } = step;
  const again = {
    stuck: null,
    doubt: null,
    reason: null,
    grant: grant && withReversal(grant, { failed: null }),
  };
  if (stuck?.what === 'correction') return { ...again, grant: grant && redone(grant, at) };
  if (stuck?.what === 'dossier') return { ...again, ...filedAnew(step, at) };
  if (stuck?.what !== 'delivery') return again;
  // The dossier as it was may have arrived: it is asked back before the edited one is filed.
  const how = { how: 'recalled', code: 'edited', orderId: null, otherwise: null, since: at } as const;
  if (edited && dossier.mayHaveArrived)
    return { ...again, since: at, dossier: { ...dossier, recall: askBack(step, how) } };
  const anew = edited && !grant ? { dossier: { ...dossier, round: dossier.round + 1 } } : {};
  return { ...again, since: at, ...anew };
}

/** An operator skips what the step is stuck with: a message, a reversal, a decision, or else a notice. */
export function skipped(state: CaseState, { step: id, at }: EventOf<'step-skipped'>): CaseState {
  const step = getStepState(state, id);
  const by = (change: Partial<FoldedStep>) => changeStep(state, id, () => ({ since: at, ...change }));
  if (step.stuck) return skipStuck(state, step, { at, by });
  if (reversalOf(step)?.failed) {
    return {
      ...by({ ...reversed(step, at), reason: { code: 'reversed-by-hand' } }),
      notices: noticesOnReversal(state, { step: id, at }),
    };
  }
  if (step.doubt) return by({ doubt: null, ...(step.grant ? {} : withoutDecision(step, at)) });
  const isLeft = (one: { step: string; stuck: object | null }) => one.step !== id || one.stuck === null;
  const { notices, strays, untaken } = state;
  return {
    ...state,
    notices: notices.filter(isLeft),
    strays: strays.filter(isLeft),
    untaken: untaken.filter(isLeft),
  };
}

/** Its agency gives no decision that can be used: the dossier is asked back. */
function withoutDecision(step: FoldedStep, at: string): Partial<FoldedStep> {
  const isOut = step.progress === 'with-agency' || step.progress === 'awaiting-citizen';
  return isOut && !askedBack(step) ? { ...atAgency(step, at), ...askedBackSkipped(step, at) } : {};
}

/** A dossier that its agency holds, or may hold, comes back before the step is skipped. */
function askedBackSkipped(step: FoldedStep, since: string): Partial<FoldedStep> {
  const how = { how: 'skipped', code: 'skipped-by-operator', orderId: null, otherwise: null, since } as const;
  return { stuck: null, dossier: { ...step.dossier, supplement: null, recall: askBack(step, how) } };
}

function skipStuck(
  state: CaseState,
  step: FoldedStep,
  { at, by }: { at: string; by: (change: Partial<FoldedStep>) => CaseState },
): CaseState {
  const reason = { code: 'skipped-by-operator' };
  const { stuck, dossier, grant } = step;
  const back = askedBack(step);
  if (stuck?.what === 'withdrawal' && back) {
    if (back.how === 'recalled') return by(goOn(step, at));
    return by({ ...dossierOver(step, back.how), reason: { code: back.code } });
  }
  // The dossier that asked for the supplement is still with its agency.
  if (stuck?.what === 'supplement') return by({ ...askedBackSkipped(step, at), progress: 'with-agency' });
  const mayHaveArrived = stuck?.what === 'delivery' && dossier.mayHaveArrived;
  if (!grant && !mayHaveArrived) return by({ ...dossierOver(step, 'skipped'), reason });
  const after = by(mayHaveArrived ? askedBackSkipped(step, at) : dossierOver(step, 'skipped'));
  if (!grant) return after;
  return state.steps.some((other) => other !== step && followsCorrection(state, other))
    ? after
    : uncorrect(after);
}

/**
 * An agency will not give a dossier back for a correction: it decides the dossier first, and the correction comes
 * afterwards. Where the agency had asked the citizen for something, the step waits for that as before.
 */
function goOn(step: FoldedStep, at: string): Partial<FoldedStep> {
  const { progress, dossier } = step;
  const over = { stuck: null, reason: null };
  if (progress !== 'with-agency') {
    const next = { ...dossier, round: dossier.round + 1, recall: null };
    return { ...over, progress: 'not-begun', dossier: next };
  }
  const decided = { ...over, dossier: { ...dossier, recall: tooLate(step) } };
  if (!dossier.asked) return decided;
  return { ...decided, progress: 'awaiting-citizen', ...paused(step, at) };
}
