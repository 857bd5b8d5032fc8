/** A plan has a name; an order that brings the name is given for just that plan, or not at all. */
import { canonicalJson } from '../../domain/canonical-json';
import type { CaseSnapshot } from '../../domain/fold/snapshot';
import type { Order, OrderPlan } from '../../domain/orders';
import { sha256 } from '../../register/digest';
import { rehearse, type Rehearsed } from '../../workflows/rehearsal';
import type { CaseOnRecord } from '../case-on-record';
import { done, refused, type Result } from '../refusal';
import { changesIn, noticesOf, standsBeside, type PlannedChange, type PlannedNotice } from './plan-parts';

/** Of orders that have plans. */
export type Plannable = Extract<Order, { kind: 'correction' | 'revocation' | 'withdrawal' }>;

export const isPlannable = (order: Order): order is Plannable =>
  order.kind === 'correction' || order.kind === 'revocation' || order.kind === 'withdrawal';

/** The order as it is given for the plan of this name. */
export function asPlanned(found: CaseOnRecord, order: Order, name: string | undefined): Result<Order> {
  if (name === undefined || !isPlannable(order)) return done(order);
  const tried = rehearsedOn(found, order);
  const isSame = 'plan' in tried && planNameOf(found, order, planPartsOf(found, order, tried.plan)) === name;
  return isSame ? done({ ...order, planned: tried.plan }) : refused({ code: 'plan-changed' });
}

/** What the case, as it stands on record, would make of the order. */
export function rehearsedOn({ state, documents, events }: CaseOnRecord, order: Order): Rehearsed {
  const snapshot: CaseSnapshot = { state, documents, at: events.at(-1)?.at ?? state.filedAt };
  return rehearse(snapshot, order, Date.now());
}

export interface PlanParts {
  /** What is done again, taken back or undone, in that order. */
  steps: string[];
  withdrawn: string[];
  stands: { step: string; reason: string }[];
  /** What of the declaration reads otherwise, for each step that is done again. */
  changes: PlannedChange[];
  notices: PlannedNotice[];
}

export function planPartsOf(found: CaseOnRecord, order: Plannable, plan: OrderPlan): PlanParts {
  const { state } = found;
  const steps = order.kind === 'withdrawal' ? plan.undone : plan.steps;
  const planned = { ...plan, steps };
  return {
    steps,
    withdrawn: plan.withdrawn,
    stands: order.kind === 'withdrawal' ? plan.stands : standsBeside(state, planned, order.kind),
    changes: order.kind === 'correction' ? changesIn(found, order.declaration, steps) : [],
    notices: noticesOf(state, steps, order.kind),
  };
}

/** Tells plans apart, and nobody anything of what is declared now. */
export function planNameOf(
  { state }: Pick<CaseOnRecord, 'state'>,
  order: Plannable,
  { changes, ...parts }: PlanParts,
): string {
  const to = changes.map(({ step, pointer, to: value }) => ({ step, pointer, value }));
  const granted = state.steps.flatMap(({ plan, grant }) => (grant ? [[plan.id, grant.dossierKey]] : []));
  const { declarationRef } = state;
  const step = order.kind === 'revocation' ? order.step : null;
  return sha256(canonicalJson({ kind: order.kind, step, ...parts, to, granted, declarationRef }));
}
