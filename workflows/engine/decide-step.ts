/** What an agency decides on a dossier that is with it, put into the case's events, and what follows for the later steps. */
import type { Asked } from '../../domain/case-view';
import { askedBack, redoOf, reversalOf, type FoldedStep } from '../../domain/fold/folded-step';
import { successors } from '../../domain/fold/step-state';
import { findDeadline, onWorkingDay } from '../../domain/legal-clock';
import type { AgencyDecision } from '../../domain/schemas/agency-contract';
import { vietNamInstant, type Instant } from '../../domain/viet-nam-time';
import { getStepSpec } from '../../procedures/shared/published';
import type { CaseRun } from './case-run';
import { dossierChanged, isProvided } from './filings';
import { claimOverpaid } from './overpaid';

/** What an agency has said, and when. */
export interface Said {
  by: string;
  decided: { decisionId: string; decidedAt: string };
  decision: AgencyDecision;
}

/** Of a decision on the step, who has said it, and when. */
export function saidOf({ plan }: FoldedStep, decision: AgencyDecision): Said {
  const decidedAt = vietNamInstant(Date.parse(decision.decidedAt));
  return { by: `agency:${plan.agency}`, decided: { decisionId: decision.decisionId, decidedAt }, decision };
}

/** Nobody has ordered what is to become of a word that cannot count: an operator sees to it. */
export function contradict({ history }: CaseRun, step: string, { by, decided, decision }: Said): void {
  const { dossierKey, decision: word } = decision;
  history.emit('decision-contradicts', { step, by, data: { ...decided, dossierKey, word } });
}

export function decideStep(run: CaseRun, before: FoldedStep, { by, decided, decision }: Said): void {
  const { history } = run;
  const step = before.plan.id;
  const { reason, result = {} } = decision;
  switch (decision.decision) {
    case 'granted': {
      const provisional = isProvisional(run, step, result);
      history.emit('step-granted', { step, by, data: { ...decided, provisional }, documents: { result } });
      if (before.grant) claimOverpaid(run, before);
      if (before.grant) refileOutdated(run, before);
      // What was asked back too late becomes what was meant for it then.
      if (!before.dossier.recall) refileIfChanged(run, step);
      return undefined;
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

/** What a corrected step brought may change the dossiers of the steps that build on it. */
export function refileOutdated(run: CaseRun, corrected: FoldedStep): void {
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

/** What was made before a correction, and is granted or goes on after it, has to follow what is declared now. */
export function refileIfChanged(run: CaseRun, id: string): void {
  const { history } = run;
  const { correctionId: orderId } = history.folded;
  const step = history.step(id);
  const isOut = step.progress === 'with-agency' || step.progress === 'awaiting-citizen';
  if (redoOf(step) ?? reversalOf(step) ?? askedBack(step)) return;
  if (step.dossier.basis?.correctionId === orderId || !(step.grant ?? isOut)) return;
  if (dossierChanged(run, id)) history.emit('step-outdated', { step: id, data: { orderId } });
}

/**
 * A grant is provisional where it lacks what a later step waits for, whatever the agency calls it. For example, a birth
 * has been registered, and the personal number is still to come.
 */
export function isProvisional(
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
