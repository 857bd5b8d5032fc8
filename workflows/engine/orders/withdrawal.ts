import { getStepSpec } from '../../../procedures/shared/published';
import { standingOf } from '../../../procedures/shared/standing';
import type { CaseRun } from '../case-run';
import type { OrderRules } from './order-rules';
import { planTakingBack } from './take-back';

/**
 * The family takes its case back (rút hồ sơ): what is undecided is withdrawn at its agency, whose answer decides a
 * race; what is granted is undone where plain undo is lawful, and stands otherwise.
 */
export const withdrawal: OrderRules<'withdrawal'> = {
  reject: rejectUnlessWithdrawable,
  take: (run, { id, by, reason, cameAt }) => {
    const standing = standingOf(run.history.folded, run.edition);
    const stands = standing.map(({ step, reason: why }) => ({ step, reason: why }));
    const data = { orderId: id, ...(cameAt !== undefined && { cameAt }), ...plan(run), stands };
    const documents = { order: { reason } };
    run.history.emit('withdrawal-ordered', { id, step: null, by, data, documents });
  },
};

export function rejectUnlessWithdrawable(run: CaseRun): 'nothing-to-withdraw' | undefined {
  const { withdraw, reverse } = plan(run);
  return withdraw.length + reverse.length === 0 ? 'nothing-to-withdraw' : undefined;
}

function plan(run: CaseRun) {
  // A grant that only a decision can take back stands, and its correction with it: that is for the authority to give up.
  const steps = run.history.folded.steps.filter(
    ({ plan: { id }, grant }) => !grant || getStepSpec(run.edition, id).reversal.kind === 'undo',
  );
  return planTakingBack(run, steps, ({ kind }) => kind === 'undo');
}
