import type { CaseRun } from '../case-run';
import type { OrderRules } from './order-rules';
import { isUndecided, planTakingBack } from './take-back';

/**
 * The person has died while the case runs: the civil act stands, what is undecided after it is withdrawn, and what
 * has been granted is reversed by its legal kind.
 */
export const stop: OrderRules<'stop'> = {
  reject: (run) => {
    const { withdraw, reverse } = plan(run);
    return withdraw.length + reverse.length === 0 ? 'nothing-to-withdraw' : undefined;
  },
  take: (run, { id, by, reason, cause, decision }) => {
    const data = { orderId: id, cause, ...plan(run) };
    run.history.emit('stop-ordered', {
      id,
      step: null,
      by,
      data,
      documents: { order: { reason, decision } },
    });
  },
};

function plan(run: CaseRun) {
  const { steps } = run.history.folded;
  const [first] = steps;
  const rest = steps.filter(
    (step) => step !== first && (step.grant ?? isUndecided(run.history.folded, step)),
  );
  return planTakingBack(run, rest, () => true);
}
