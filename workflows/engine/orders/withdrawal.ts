import { resultsOf } from '../../../domain/fold/case-state';
import { getStep } from '../../../procedures/bundles';
import type { CaseRun } from '../case-run';
import type { OrderRules } from './orders';
import { planTakingBack } from './take-back';

/**
 * The family takes its case back (rút hồ sơ): what is undecided is withdrawn at its agency, whose answer decides a
 * race; what is granted is undone where plain undo is lawful, and stands otherwise.
 */
export const withdrawal: OrderRules<'withdrawal'> = {
  reject: (run) => {
    const { withdraw, reverse } = plan(run);
    return withdraw.length + reverse.length === 0 ? 'nothing-to-withdraw' : undefined;
  },
  take: (run, { id, by, reason }) => {
    const taken = { ...plan(run), stands: standing(run) };
    const documents = { order: { reason } };
    run.file.emit('withdrawal-ordered', { id, step: null, by, data: { orderId: id, ...taken }, documents });
    return {
      withdrawn: taken.withdraw.map(({ step }) => step),
      undone: taken.reverse.map(({ step }) => step),
      stands: taken.stands,
    };
  },
};

function plan(run: CaseRun) {
  // A correction of what only a decision can take back is the authority's, not the family's, to give up.
  const steps = run.file.folded.steps.filter(
    ({ plan: { id }, grant }) => !grant || getStep(run.edition, id).reversal.kind === 'undo',
  );
  return planTakingBack(run, steps, { may: ({ kind }) => kind === 'undo' });
}

/** What stays as it is, and why the law has it so. */
function standing({ file, edition }: CaseRun): { step: string; reason: string }[] {
  return Object.keys(resultsOf(file.folded)).flatMap((step) => {
    const { kind } = getStep(edition, step).reversal;
    return kind === 'undo' ? [] : [{ step, reason: reasons[kind] }];
  });
}

const reasons = {
  'on-decision': 'falls-only-by-decision',
  rectify: 'rectified-only-forward',
  'recover-money': 'money-has-been-paid',
  never: 'never-taken-back',
} as const;
