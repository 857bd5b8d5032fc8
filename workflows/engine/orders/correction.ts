import { canonicalJson } from '../../../domain/canonical-json';
import type { CaseState } from '../../../domain/fold/case-state';
import {
  askedBack,
  isReversedIfGranted,
  reversalOf,
  type FoldedStep,
} from '../../../domain/fold/folded-step';
import { stepStateOf } from '../../../domain/fold/step-state';
import { isLost } from '../../../domain/step-states';
import type { OrderOf } from '../../messages';
import type { CaseRun } from '../case-run';
import { dossierWouldChange } from '../filings';
import { isFiledByLostRun } from './take-back';
import { isCarriedOut, type OrderRules } from './order-rules';

/**
 * What was declared is corrected by a decision (cải chính, thay đổi hộ tịch): exactly the steps whose dossier then
 * reads otherwise are done again, those that build on them after them.
 */
export const correction: OrderRules<'correction'> = {
  reject: (run, order) => {
    if (order.declarationRef !== run.history.folded.declarationRef) return 'stale-declaration';
    if (isCarriedOut(run.history.folded, order.decision)) return 'same-decision';
    return changesNothing(run, order) ? 'nothing-changes' : undefined;
  },
  take: (run, order) => {
    const { id, by, reason, decision, declaration, changes, facts, takesOver } = order;
    const steps = changedSteps(run, order);
    const sent = run.history.folded.steps.filter((step) => isFiledByLostRun(run, step));
    const pointers = changes.map(({ pointer }) => pointer);
    const { number, on } = decision;
    run.history.emit('correction-ordered', {
      id,
      step: null,
      by,
      data: {
        orderId: id,
        steps,
        ...(sent.length > 0 && { sent: sent.map(({ plan }) => plan.id) }),
        pointers,
        facts,
        decision: { number, on },
        ...(takesOver && { takesOver: takesOver.caseId }),
      },
      documents: { order: { reason, decision }, declaration },
    });
  },
};

/** In the order in which they will be done again. A step that has not been filed will be filed as corrected. */
function changedSteps(run: CaseRun, { declaration }: OrderOf<'correction'>): string[] {
  const { folded } = run.history;
  return folded.steps
    .filter((step) => mayBeRedone(folded, step) && dossierWouldChange(run, step.plan.id, declaration))
    .map(({ plan }) => plan.id);
}

function mayBeRedone(state: CaseState, step: FoldedStep): boolean {
  const mayStand = step.grant !== null || !isLost(stepStateOf(state, step));
  return mayStand && !isGivenUp(step);
}

/** Whatever is corrected, no dossier that counts, or that is still to come, would read otherwise. */
export function rejectUnlessCorrectable(run: CaseRun): 'nothing-changes' | undefined {
  const { folded } = run.history;
  const isFiled = folded.steps.some((step) => mayBeRedone(folded, step) && step.dossier.basis !== null);
  return isFiled || hasUnfiled(folded) ? undefined : 'nothing-changes';
}

function hasUnfiled(state: CaseState): boolean {
  return state.steps.some((step) => ['pending', 'filing'].includes(stepStateOf(state, step)));
}

/** It is being taken back, or will be whatever its agency says. */
function isGivenUp(step: FoldedStep): boolean {
  const back = askedBack(step);
  const isEnding = back !== null && back.how !== 'recalled';
  return isEnding || reversalOf(step) !== null || isReversedIfGranted(step);
}

/** A step that has not been filed will be filed as corrected, so a change may matter that no dossier shows yet. */
function changesNothing(run: CaseRun, order: OrderOf<'correction'>): boolean {
  const { folded } = run.history;
  const before = run.history.document(folded.declarationRef);
  const isSame = canonicalJson(before) === canonicalJson(order.declaration);
  return isSame || (!hasUnfiled(folded) && changedSteps(run, order).length === 0);
}
