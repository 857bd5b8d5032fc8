import { askedBack, type FoldedStep } from '../../domain/fold/folded-step';
import type { AgencyDecision } from '../../domain/schemas/agency-contract';
import { acknowledgeDecided } from './apply-answer';
import { applyAstray } from './apply-astray';
import type { CaseRun } from './case-run';
import { decideStep, saidOf } from './decide-step';
import { hearAgain } from './second-words';
import { markMissed, moveDeadlines } from './watch-deadlines';
import { applyElsewhere } from './words-elsewhere';

/** Puts the decisions that have come in into the case's events, each on the dossier that is open now. */
export function applyDecisions(run: CaseRun): void {
  applyAstray(run);
  for (const { plan } of run.history.folded.steps) {
    acknowledgeDecided(run, plan.id);
    for (let next = takeNext(run, plan.id); next; next = takeNext(run, plan.id))
      applyDecision(run, plan.id, next);
    doubtUnusable(run, plan.id);
  }
  applyElsewhere(run);
}

/** While an agency is asked to give a dossier back, its answer to that comes first. */
function takeNext(run: CaseRun, id: string): AgencyDecision | undefined {
  const { history, underway } = run;
  const step = history.step(id);
  const { key } = step.dossier;
  const isHeard = owesDecision(step) || (!askedBack(step) && step.progress !== 'not-begun');
  return key !== null && isHeard ? underway.takeDecision(key) : undefined;
}

/** Once for a step, however many come, until it is seen to or a usable decision comes. */
function doubtUnusable({ history, underway }: CaseRun, id: string): void {
  const step = history.step(id);
  const { key } = step.dossier;
  if (key === null || !owesDecision(step)) return;
  const unusable = underway.takeUnusable(key);
  if (!unusable || step.doubt) return;
  const by = `agency:${step.plan.agency}`;
  history.emit('decision-unusable', { step: id, by, data: { dossierKey: key, ...unusable } });
}

/** Whether an agency still owes a word on the step; a grant on a provisional paper is followed by another. */
export function owesDecision(step: FoldedStep): boolean {
  const { progress, grant } = step;
  if (askedBack(step)) return false;
  return isUndecided(step) || (progress === 'granted' && grant !== null && grant.provisionalSince !== null);
}

const isUndecided = ({ progress }: FoldedStep): boolean =>
  progress === 'with-agency' || progress === 'awaiting-citizen';

function applyDecision(run: CaseRun, step: string, decision: AgencyDecision): void {
  const { history } = run;
  const before = history.step(step);
  const said = saidOf(before, decision);
  const decidedAtMs = Math.min(Date.parse(decision.decidedAt), history.nowMs);
  if (owesDecision(before) && decidedAtMs > Date.parse(before.dueAt)) markMissed(run, step);
  if (!isUndecided(before)) return hearAgain(run, before, said);
  decideStep(run, before, said);
  if (before.progress === 'awaiting-citizen') moveDeadlines(run, { why: 'paused' });
}
