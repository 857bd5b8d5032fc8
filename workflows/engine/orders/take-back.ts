import type { OrderedReversal, TakesBack } from '../../../domain/case-events';
import type { CaseState } from '../../../domain/fold/case-state';
import {
  askedBack,
  getGrant,
  isReversedIfGranted,
  redoOf,
  reversalOf,
  type FoldedStep,
} from '../../../domain/fold/folded-step';
import { stepStateOf } from '../../../domain/fold/step-state';
import { isOpen } from '../../../domain/step-states';
import { getStepSpec } from '../../../procedures/shared/published';
import type { LegalReversal } from '../../../procedures/shared/definition';
import { vietNamInstant } from '../../../domain/viet-nam-time';
import { mayArriveForMs } from '../../patience';
import type { CaseRun } from '../case-run';
import { keyOfRound } from '../filings';

/** Which steps an order takes back: those undecided are withdrawn, those granted are reversed as the law has it. */
export function planTakingBack(
  run: CaseRun,
  steps: readonly FoldedStep[],
  may: (reversal: LegalReversal) => boolean,
): Pick<TakesBack, 'withdraw' | 'reverse'> {
  const how = (step: FoldedStep) => lawfulReversal(run, step, may);
  // A dossier that is asked back already may turn out to have been granted: this order says how the grant is taken back.
  const comesBack = (step: FoldedStep) =>
    askedBack(step) !== null && !isReversedIfGranted(step) && how(step) !== null;
  // A step may be granted while its corrected dossier is out. For example, a correction sends the dossier, and a second
  // correction makes the step wait for its predecessor: the step shows as granted, and the dossier may still arrive.
  const goesOut = (step: FoldedStep) => !askedBack(step) && mayBeCorrected(run, step);
  const open = steps.filter(
    (step) => isUndecided(run.history.folded, step) || comesBack(step) || goesOut(step),
  );
  const granted = newestFirst(steps.filter((step) => step.grant && !reversalOf(step)));
  const reverse = granted.flatMap((step): OrderedReversal[] => {
    const reversal = how(step);
    return reversal ? [{ step: step.plan.id, ...reversal }] : [];
  });
  const withdraw = open.map((step) => ({
    step: step.plan.id,
    otherwise: how(step),
    sent: mayHaveBeenSent(run, step),
  }));
  return { withdraw, reverse };
}

/** Also by a worker that was killed, or a run that was lost, and did not live to say so. */
function mayHaveBeenSent(run: CaseRun, step: FoldedStep): boolean {
  return (
    mayBeCorrected(run, step) ||
    stepStateOf(run.history.folded, step) === 'filing' ||
    isFiledByLostRun(run, step)
  );
}

/** Its dossier is on its way; or a run that was lost may have filed the correction that the record still has to come. */
function mayBeCorrected({ underway, isResumed }: CaseRun, step: FoldedStep): boolean {
  return underway.isOnItsWay(step.plan.id) || (isResumed && redoOf(step) !== null);
}

/** It is not due by the record; a run that was lost may have filed it upon a grant that it had not recorded. */
export function isFiledByLostRun({ history, isResumed }: CaseRun, step: FoldedStep): boolean {
  return isResumed && stepStateOf(history.folded, step) === 'pending';
}

/** How the step may be taken back, where it may. */
function lawfulReversal(
  { edition }: CaseRun,
  { plan }: FoldedStep,
  may: (reversal: LegalReversal) => boolean,
) {
  const { reversal } = getStepSpec(edition, plan.id);
  return reversal.kind === 'never' || !may(reversal) ? null : reversal;
}

/** Something is under way that has not been decided, or may yet begin. */
export function isUndecided(state: CaseState, step: FoldedStep): boolean {
  // A dossier that is asked back only to be filed again is as undecided as before.
  const back = askedBack(step);
  if (back) return back.how === 'recalled';
  return isOpen(stepStateOf(state, step));
}

/** A step is planned after those it builds on, so where two were decided at one moment the later planned is newer. */
function newestFirst(steps: readonly FoldedStep[]): FoldedStep[] {
  const decidedAt = (step: FoldedStep) => getGrant(step).decidedAt;
  return [...steps]
    .reverse()
    .sort((a, b) => (decidedAt(a) < decidedAt(b) ? 1 : decidedAt(a) > decidedAt(b) ? -1 : 0));
}

/**
 * A dossier was asked back to be corrected, and an order now takes the step back. A run that was lost may have heard that
 * it was granted, and have filed the correction: that is asked after, as whatever may still arrive.
 */
export function lookAfterCorrections(run: CaseRun, before: CaseState): void {
  const { history } = run;
  if (!run.isResumed) return;
  for (const { plan, dossier, progress } of before.steps) {
    const back = askedBack(history.step(plan.id));
    if (progress !== 'with-agency') continue;
    if (dossier.recall?.ifGranted.kind !== 'redo' || !back || back.ifGranted.kind === 'redo') continue;
    const round = dossier.round + 1;
    const until = vietNamInstant(history.nowMs + mayArriveForMs);
    const data = { round, dossierKey: keyOfRound(run, plan.id, round), until };
    history.emit('dossier-astray', { step: plan.id, data });
  }
}
