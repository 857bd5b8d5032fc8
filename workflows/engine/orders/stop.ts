import { isToHear } from '../../../domain/fold/linked-case';
import type { CaseRun } from '../case-run';
import type { OrderRules } from './order-rules';
import { isUndecided, planTakingBack } from './take-back';

/**
 * The person has died while the case runs: the civil act stands, what is undecided after it is withdrawn, and what
 * has been granted is reversed by its legal kind. What waited to hear of the death does not apply.
 */
export const stop: OrderRules<'stop'> = {
  reject: (run) => {
    const { withdraw, reverse } = plan(run);
    const isEnded = run.history.folded.steps.some((step) => isToHear(run.history.folded, step));
    return !isEnded && withdraw.length + reverse.length === 0 ? 'nothing-to-withdraw' : undefined;
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
  const { folded } = run.history;
  const [first] = folded.steps;
  const rest = folded.steps.filter(
    (step) => step !== first && !isToHear(folded, step) && (step.grant ?? isUndecided(folded, step)),
  );
  return planTakingBack(run, rest, () => true);
}
