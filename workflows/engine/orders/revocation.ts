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
    const step = run.history.folded.steps.find(({ plan }) => plan.id === order.step);
    if (!step) return 'unknown-step';
    if (isCarriedOut(run.history.folded, order.decision)) return 'same-decision';
    if (!step.grant || reversalOf(step)) return 'step-not-granted';
    return getStepSpec(run.edition, order.step).reversal.kind === 'never' ? 'never-reversed' : undefined;
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

function plan(run: CaseRun, { step: id }: OrderOf<'revocation'>) {
  const revoked = getStepState(run.history.folded, id);
  const later = planTakingBack(run, successors(run.history.folded, revoked), () => true);
  const own = planTakingBack(run, [revoked], () => true);
  return {
    withdraw: [...later.withdraw, ...own.withdraw],
    reverse: [...later.reverse, ...own.reverse],
  };
}
