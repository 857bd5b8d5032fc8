import type { Asked } from '../../domain/case-view';
import { findDeadline } from '../../domain/legal-clock';
import type { AgencyDecision } from '../../domain/schemas/agency-contract';
import { vietNamInstant, type Instant } from '../../domain/viet-nam-time';
import type { CaseRun } from './case-run';
import { markMissed } from './deadline';

/** Puts an agency's decision into the case's events. */
export function applyDecision(run: CaseRun, step: string, decision: AgencyDecision): void {
  const by = `agency:${run.file.step(step).plan.agency}`;
  const { decisionId, reason, result = {} } = decision;
  const decided = { decisionId, decidedAt: vietNamInstant(Date.parse(decision.decidedAt)) };
  if (Date.parse(decision.decidedAt) > Date.parse(run.file.step(step).dueAt)) markMissed(run.file, step);
  if (run.file.stateOf(step) === 'granted') return amend(run, step, { by, decided, decision });
  switch (decision.decision) {
    case 'granted':
      return run.file.emit('step-granted', {
        step,
        by,
        data: { ...decided, provisional: isProvisional(run, step, result) },
        documents: { result },
      });
    case 'refused': {
      const why = reason ?? { code: 'no-reason-given' };
      return run.file.emit('step-refused', {
        step,
        by,
        data: { ...decided, code: why.code },
        documents: { reason: why },
      });
    }
    case 'supplement-requested': {
      const asked = askedBy(run, decision);
      const supplements = run.file.step(step).supplements + 1;
      const data = { ...decided, until: asked.until, supplements };
      return run.file.emit('supplement-requested', { step, by, data, documents: { asked } });
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
  if (decision.decision !== 'granted' || isProvisional(run, step, result)) return;
  run.file.emit('step-amended', { step, by, data: decided, documents: { result } });
}

/** Whatever the agency calls it: the personal number that later steps wait for is not there. */
function isProvisional({ file }: CaseRun, step: string, result: Readonly<Record<string, unknown>>): boolean {
  const needed = file.steps.some(
    ({ plan }) => plan.after.includes(step) && plan.awaits === 'personal-number',
  );
  return needed && typeof result['personalId'] !== 'string';
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

/** The agency's limit, else seven working days; two weeks where the calendar ends before. */
function limitOf({ calendar }: CaseRun, { until }: AgencyDecision): Instant {
  if (until !== undefined) return vietNamInstant(Date.parse(until));
  const now = Date.now();
  const term = { kind: 'working-days', days: 7, certainty: 'unverified' } as const;
  const counted = findDeadline({ receivedAt: vietNamInstant(now), term, calendar });
  return counted?.dueAt ?? vietNamInstant(now + 14 * 86_400_000);
}
