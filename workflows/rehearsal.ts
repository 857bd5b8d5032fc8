/**
 * What the workflow of a case would make of orders, seen from outside of it: by the very code that takes them, on the case
 * as it stands on record. Nothing comes of it. A run knows more than the record in one thing, which dossiers are out just
 * now; so whoever orders what was planned gives the plan with the order, and the run takes it for nothing else.
 */
import type { CaseSnapshot } from '../domain/fold/snapshot';
import { CaseRun } from './engine/case-run';
import { openOrders, type OpenOrder } from './engine/orders/open-orders';
import { findRejection, planOf } from './engine/orders/orders';
import { formVersion, type Order, type OrderPlan, type OrderRejection } from './messages';

export type { OpenOrder };

export type Rehearsed = { rejection: OrderRejection } | { plan: OrderPlan };

export function rehearse(snapshot: CaseSnapshot, order: Order, nowMs: number): Rehearsed {
  const run = runOf(snapshot, nowMs);
  const rejection = findRejection(run, order);
  return rejection ? { rejection } : { plan: planOf(run, order) };
}

/** What may be ordered now, whatever the order then says. */
export const findOpenOrders = (snapshot: CaseSnapshot, nowMs: number): OpenOrder[] =>
  openOrders(runOf(snapshot, nowMs));

/** As if it had just been started, or taken up, from the record. */
function runOf(snapshot: CaseSnapshot, nowMs: number): CaseRun {
  const { caseId } = snapshot.state.filed;
  const input = { version: formVersion, caseId, snapshot, afterSeq: 1, isOwn: true } as const;
  const run = new CaseRun(input, { runId: 'rehearsal', startedAtMs: nowMs });
  run.history.tick(nowMs);
  return run;
}
