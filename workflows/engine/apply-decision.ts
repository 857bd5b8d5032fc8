import { canonicalJson } from '../../domain/canonical-json';
import type { Asked } from '../../domain/case-view';
import { askedBack, redoOf, reversalOf, type FoldedStep, type Grant } from '../../domain/fold/folded-step';
import { predecessors, successors } from '../../domain/fold/step-state';
import { findDeadline, onWorkingDay } from '../../domain/legal-clock';
import type { AgencyDecision } from '../../domain/schemas/agency-contract';
import { vietNamInstant, type Instant } from '../../domain/viet-nam-time';
import { getStepSpec } from '../../procedures/shared/published';
import { acknowledgeDecided } from './apply-answer';
import type { CaseRun } from './case-run';
import { dossierChanged, isProvided } from './filings';
import { claimOverpaid } from './overpaid';
import { applyAstray } from './apply-astray';
import { appointAnew, markMissed, moveDeadlines } from './watch-deadlines';

/** Puts the decisions that have come in into the case's events, each on the dossier that is open now. */
export function applyDecisions(run: CaseRun): void {
  applyAstray(run);
  for (const { plan } of run.history.folded.steps) {
    acknowledgeDecided(run, plan.id);
    for (let next = takeNext(run, plan.id); next; next = takeNext(run, plan.id))
      applyDecision(run, plan.id, next);
    doubtUnusable(run, plan.id);
  }
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

/**
 * A grant without the number that its step may bring: nothing waits for it, and the agency may yet learn of it. For
 * example, a child's death was registered on paper before its birth.
 */
function mayBeCompleted({ edition }: CaseRun, step: FoldedStep): boolean {
  const { provides } = getStepSpec(edition, step.plan.id);
  if (step.progress !== 'granted' || !step.grant || askedBack(step) || !provides) return false;
  return !isProvided(step.grant.result, provides);
}
const isUndecided = ({ progress }: FoldedStep): boolean =>
  progress === 'with-agency' || progress === 'awaiting-citizen';

function applyDecision(run: CaseRun, step: string, decision: AgencyDecision): void {
  const { history } = run;
  const before = history.step(step);
  const by = `agency:${before.plan.agency}`;
  const { decisionId } = decision;
  const decided = { decisionId, decidedAt: vietNamInstant(Date.parse(decision.decidedAt)) };
  const said = { by, decided, decision };
  const decidedAtMs = Math.min(Date.parse(decision.decidedAt), history.nowMs);
  if (owesDecision(before) && decidedAtMs > Date.parse(before.dueAt)) markMissed(run, step);
  if (!isUndecided(before)) return hearAgain(run, before, said);
  decide(run, before, said);
  if (before.progress === 'awaiting-citizen') moveDeadlines(run, { why: 'paused' });
}

/**
 * Another word on a dossier that has been decided. What was refused may be granted, for example on a complaint; that
 * counts, also after the case has ended. What was granted is never taken back so: an operator sees to it.
 */
function hearAgain(run: CaseRun, before: FoldedStep, said: Said): void {
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
  const data = { ...decided, dossierKey: decision.dossierKey, word };
  run.history.emit('decision-contradicts', { step: before.plan.id, by: said.by, data });
}

/** What stands was granted after this was said, or it is granted once more as it stands. */
function isNothingNew({ decidedAt, result }: Grant, { decided, decision }: Said): boolean {
  if (Date.parse(decided.decidedAt) < Date.parse(decidedAt)) return true;
  return decision.decision === 'granted' && canonicalJson(decision.result) === canonicalJson(result);
}

function grantAfterAll(run: CaseRun, before: FoldedStep, said: Said): void {
  const { settledAt } = run.history.folded;
  decide(run, before, said);
  if (settledAt !== null) appointAnew(run);
}

function decide(run: CaseRun, before: FoldedStep, { by, decided, decision }: Said): void {
  const { history } = run;
  const step = before.plan.id;
  const { reason, result = {} } = decision;
  switch (decision.decision) {
    case 'granted': {
      const provisional = isProvisional(run, step, result);
      history.emit('step-granted', { step, by, data: { ...decided, provisional }, documents: { result } });
      if (!before.grant) return undefined;
      claimOverpaid(run, before);
      return refileOutdated(run, before);
    }
    case 'refused': {
      const why = reason ?? { code: 'no-reason-given' };
      const data = { ...decided, code: why.code };
      return history.emit('step-refused', { step, by, data, documents: { reason: why } });
    }
    case 'supplement-requested': {
      const asked = askedBy(run, decision);
      const data = { ...decided, until: asked.until, supplements: before.dossier.supplements + 1 };
      return history.emit('supplement-requested', { step, by, data, documents: { asked } });
    }
  }
}

/** What an agency has said, and when. */
interface Said {
  by: string;
  decided: { decisionId: string; decidedAt: string };
  decision: AgencyDecision;
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

/** What a corrected step brought may change the dossiers of the steps that build on it. */
function refileOutdated(run: CaseRun, corrected: FoldedStep): void {
  const { history } = run;
  // The step was asked back too late. It is taken back now, with everything that builds on it.
  if (reversalOf(history.step(corrected.plan.id))) return;
  const orderId = history.folded.orders.at(-1)?.reply.orderId ?? null;
  for (const later of successors(history.folded, corrected)) {
    const { plan, progress } = later;
    if (redoOf(later) ?? askedBack(later) ?? reversalOf(later)) continue;
    if (progress === 'not-begun' || !dossierChanged(run, plan.id)) continue;
    if (later.grant || progress === 'with-agency' || progress === 'awaiting-citizen') {
      history.emit('step-outdated', { step: plan.id, data: { orderId } });
    }
  }
}

/**
 * A grant is provisional where it lacks what a later step waits for, whatever the agency calls it. For example, a birth
 * has been registered, and the personal number is still to come.
 */
function isProvisional(
  { edition, history }: CaseRun,
  step: string,
  result: Readonly<Record<string, unknown>>,
): boolean {
  const { provides } = getStepSpec(edition, step);
  const isAwaited = edition.steps.some(
    ({ after, awaits }) => after.includes(step) && awaits === provides?.what,
  );
  if (!provides || !isAwaited || isProvided(result, provides)) return false;
  return provides.isDue?.(history.document(history.folded.declarationRef)) ?? true;
}

function askedBy(run: CaseRun, decision: AgencyDecision): Asked {
  const { decisionId, reason, fields = [], documents = [] } = decision;
  return {
    fields: fields.map(({ pointer, reason: why }) => ({ pointer, ...(why && { reason: why }) })),
    documents,
    reason: reason ? { code: reason.code, ...(reason.text !== undefined && { text: reason.text }) } : null,
    until: limitOf(run, decision),
    request: decisionId,
  };
}

/**
 * The agency's limit; seven working days, or two weeks where the calendar ends before, where it sets none. A limit that
 * had passed when its own message was written, or when that came, is none. One on a day off is at the end of the next
 * working day (Civil Code, Art. 148(5)).
 */
function limitOf({ calendar, history }: CaseRun, { until, decidedAt }: AgencyDecision): Instant {
  const limitMs = until === undefined ? 0 : Date.parse(until);
  if (limitMs > Math.max(history.nowMs, Date.parse(decidedAt))) return onWorkingDay(limitMs, calendar);
  const term = { kind: 'working-days', days: 7, certainty: 'unverified' } as const;
  const counted = findDeadline({ receivedAt: history.now, term, calendar });
  return counted?.dueAt ?? vietNamInstant(history.nowMs + 14 * 86_400_000);
}
