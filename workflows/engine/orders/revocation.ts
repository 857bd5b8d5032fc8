import { getStepState } from '../../../domain/fold/case-state';
import { reversalOf } from '../../../domain/fold/folded-step';
import { successors } from '../../../domain/fold/step-state';
import { getStepSpec } from '../../../procedures/shared/published';
import type { OrderOf } from '../../messages';
import type { CaseRun } from '../case-run';
import { isCarriedOut, type OrderRules } from './order-rules';
import { planTakingBack } from './take-back';

/** A granted step falls by a decision, and with it all that stood on it: the later steps first, the newest of them first. */
export const revocation: OrderRules<'revocation'> = {
  reject: (run, order) => {
    const rejection = rejectUnlessRevocable(run, order.step);
    if (rejection === 'unknown-step') return rejection;
    return isCarriedOut(run.history.folded, order.decision) ? 'same-decision' : rejection;
  },
  take: (run, order) => {
    const { id, by, reason, step, decision } = order;
    const { number, on } = decision;
    run.history.emit('revocation-ordered', {
      id,
      step,
      by,
      data: { orderId: id, ...plan(run, order), decision: { number, on } },
      documents: { order: { reason, decision } },
    });
  },
};

export function rejectUnlessRevocable(
  { history, edition }: CaseRun,
  id: string,
): 'unknown-step' | 'step-not-granted' | 'never-reversed' | undefined {
  const step = history.folded.steps.find(({ plan }) => plan.id === id);
  if (!step) return 'unknown-step';
  if (!step.grant || reversalOf(step)) return 'step-not-granted';
  return getStepSpec(edition, id).reversal.kind === 'never' ? 'never-reversed' : undefined;
}

function plan(run: CaseRun, { step: id }: OrderOf<'revocation'>) {
  const revoked = getStepState(run.history.folded, id);
  const later = planTakingBack(run, successors(run.history.folded, revoked), () => true);
  const own = planTakingBack(run, [revoked], () => true);
  return {
    withdraw: [...later.withdraw, ...own.withdraw],
    reverse: [...later.reverse, ...own.reverse],
  };
}
