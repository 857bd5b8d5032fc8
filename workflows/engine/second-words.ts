/** What an agency says once more of a step, on the dossier that was decided, or on one that the step has gone on from. */
import { canonicalJson } from '../../domain/canonical-json';
import { askedBack, type FoldedStep, type Grant } from '../../domain/fold/folded-step';
import { predecessors } from '../../domain/fold/step-state';
import { getStepSpec } from '../../procedures/shared/published';
import type { CaseRun } from './case-run';
import { contradict, decideStep, isProvisional, refileOutdated, type Said } from './decide-step';
import { isProvided } from './filings';
import { appointAnew } from './watch-deadlines';

/**
 * Another word on a dossier that has been decided. What was refused may be granted, for example on a complaint; that
 * counts, also after the case has ended. What was granted is never taken back so: an operator sees to it.
 */
export function hearAgain(run: CaseRun, before: FoldedStep, said: Said): void {
  const { decided, decision } = said;
  const { grant, progress, heard } = before;
  const word = decision.decision;
  if (heard.includes(decided.decisionId)) return;
  // What is ended without a grant is ended; a question may have been overtaken by the withdrawal.
  if (word !== 'granted' && !grant) return;
  const isIncomplete = grant?.provisionalSince != null || mayBeCompleted(run, before);
  if (word === 'granted' && isIncomplete) return amend(run, before.plan.id, said);
  // Nor does it count where what it would rest on has been taken back since.
  const rests = predecessors(run.history.folded, before).every((one) => one.grant !== null);
  if (word === 'granted' && progress === 'refused' && rests) return grantAfterAll(run, before, said);
  if (grant && isNothingNew(grant, said)) return;
  contradict(run, before.plan.id, said);
}

/** What stands was granted after this was said, or it is granted once more as it stands. */
function isNothingNew({ decidedAt, result }: Grant, { decided, decision }: Said): boolean {
  if (Date.parse(decided.decidedAt) < Date.parse(decidedAt)) return true;
  return decision.decision === 'granted' && canonicalJson(decision.result) === canonicalJson(result);
}

function grantAfterAll(run: CaseRun, before: FoldedStep, said: Said): void {
  const { settledAt } = run.history.folded;
  decideStep(run, before, said);
  if (settledAt !== null) appointAnew(run);
}

/**
 * A grant without the number that its step may bring: nothing waits for it, and the agency may yet learn of it. For
 * example, a child's death was registered on paper before its birth.
 */
function mayBeCompleted({ edition }: CaseRun, step: FoldedStep): boolean {
  const { provides } = getStepSpec(edition, step.plan.id);
  if (step.progress !== 'granted' || !step.grant || askedBack(step) || !provides) return false;
  return !isProvided(step.grant.result, provides);
}

/** A later grant completes what stood provisionally. */
function amend(run: CaseRun, step: string, { by, decided, decision }: Said): void {
  const { result = {} } = decision;
  const { provides } = getStepSpec(run.edition, step);
  const isComplete = !provides || isProvided(result, provides);
  if (!isComplete || isProvisional(run, step, result)) return;
  const { settledAt } = run.history.folded;
  run.history.emit('step-amended', { step, by, data: decided, documents: { result } });
  refileOutdated(run, run.history.step(step));
  if (settledAt !== null) appointAnew(run);
}
