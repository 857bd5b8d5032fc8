import type { Asked } from '../../domain/case-view';
import { askedBack, redoOf, reversalOf, type FoldedStep } from '../../domain/fold/folded-step';
import { successors } from '../../domain/fold/step-state';
import { findDeadline, onWorkingDay } from '../../domain/legal-clock';
import type { AgencyDecision } from '../../domain/schemas/agency-contract';
import { vietNamInstant, type Instant } from '../../domain/viet-nam-time';
import { getStepSpec } from '../../procedures/shared/published';
import { acknowledgeDecided } from './apply-answer';
import type { CaseRun } from './case-run';
import { dossierChanged, isProvided } from './filings';
import { claimOverpaid } from './overpaid';
import { markMissed, moveDeadlines } from './watch-deadlines';

/** Puts the decisions that have come in into the case's events, each on the dossier that is open now. */
export function applyDecisions(run: CaseRun): void {
  for (const { dossierKey, step, turnedUp } of run.history.folded.strays)
    if (turnedUp === null && run.underway.hasDecision(dossierKey))
      run.history.emit('dossier-turned-up', { step, data: { dossierKey } });
  for (const { plan } of run.history.folded.steps) {
    acknowledgeDecided(run, plan.id);
    for (let next = takeNext(run, plan.id); next; next = takeNext(run, plan.id))
      applyDecision(run, plan.id, next);
  }
}

/** While an agency is asked to give a dossier back, its answer to that comes first. */
function takeNext(run: CaseRun, id: string): AgencyDecision | undefined {
  const { history, underway } = run;
  const step = history.step(id);
  const { key } = step.dossier;
  const mayCome = owesDecision(step) || mayBeCompleted(run, step);
  return key !== null && mayCome ? underway.takeDecision(key) : undefined;
}

/** Whether an agency still owes a word on the step; a grant on a provisional paper is followed by another. */
export function owesDecision(step: FoldedStep): boolean {
  const { progress, grant } = step;
  if (askedBack(step)) return false;
  return (
    progress === 'with-agency' ||
    progress === 'awaiting-citizen' ||
    (progress === 'granted' && grant !== null && grant.provisionalSince !== null)
  );
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

function applyDecision(run: CaseRun, step: string, decision: AgencyDecision): void {
  const { history } = run;
  const before = history.step(step);
  const by = `agency:${before.plan.agency}`;
  const { decisionId } = decision;
  const decided = { decisionId, decidedAt: vietNamInstant(Date.parse(decision.decidedAt)) };
  const decidedAtMs = Math.min(Date.parse(decision.decidedAt), history.nowMs);
  if (decidedAtMs > Date.parse(before.dueAt)) markMissed(run, step);
  if (before.progress === 'granted') return amend(run, step, { by, decided, decision });
  decide(run, before, { by, decided, decision });
  if (before.progress === 'awaiting-citizen') moveDeadlines(run, { why: 'paused' });
}

function decide(run: CaseRun, before: FoldedStep, { by, decided, decision }: Amendment): void {
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

interface Amendment {
  by: string;
  decided: { decisionId: string; decidedAt: string };
  decision: AgencyDecision;
}

/** A later grant completes what stood provisionally; any other late word on a granted step changes nothing. */
function amend(run: CaseRun, step: string, { by, decided, decision }: Amendment): void {
  const { result = {} } = decision;
  const { provides } = getStepSpec(run.edition, step);
  const isComplete = !provides || isProvided(result, provides);
  if (decision.decision !== 'granted' || !isComplete || isProvisional(run, step, result)) return;
  run.history.emit('step-amended', { step, by, data: decided, documents: { result } });
  refileOutdated(run, run.history.step(step));
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
  const { decisionId, reason, fields = [] } = decision;
  return {
    fields: fields.map(({ pointer, reason: why }) => ({ pointer, ...(why && { reason: why }) })),
    documents: [],
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
