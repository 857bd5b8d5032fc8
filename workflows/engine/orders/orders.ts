import type { Order, OrderOf, OrderKind, OrderRejection, OrderReply } from '../../messages';
import type { CaseRun } from '../case-run';
import { correction } from './correction';
import { recount } from './recount';
import { retry, skip } from './operator';
import { revocation } from './revocation';
import { settlement } from './settlement';
import { stop } from './stop';
import { supplement } from './supplement';
import { withdrawal } from './withdrawal';

/** One kind of order: why it may not be taken as the case stands, and what of it becomes of the case. Both are pure and at once. */
export interface OrderRules<K extends OrderKind> {
  reject(run: CaseRun, order: OrderOf<K>): OrderRejection | undefined;
  take(run: CaseRun, order: OrderOf<K>): Partial<OrderReply>;
}

const rules: { [K in OrderKind]: OrderRules<K> } = {
  supplement,
  withdrawal,
  correction,
  revocation,
  stop,
  retry,
  skip,
  settlement,
  recount,
};

/** Why the order is not taken; undefined where it is. One that has been taken already is taken again, without effect. */
export function findRejection(run: CaseRun, order: Order): OrderRejection | undefined {
  return isTaken(run, order) ? undefined : rejectionOf(run, order);
}

/** Puts the order into the case's events. */
export function takeOrder(run: CaseRun, order: Order): OrderReply {
  const reply: OrderReply = { orderId: order.id, steps: [], withdrawn: [], undone: [], stands: [] };
  return isTaken(run, order) ? reply : { ...reply, ...outcomeOf(run, order) };
}

function isTaken({ file }: CaseRun, { id }: Order): boolean {
  return file.folded.orders.some((taken) => taken.id === id);
}

function rejectionOf<K extends OrderKind>(run: CaseRun, order: OrderOf<K> & { kind: K }) {
  return rules[order.kind].reject(run, order);
}

function outcomeOf<K extends OrderKind>(run: CaseRun, order: OrderOf<K> & { kind: K }) {
  return rules[order.kind].take(run, order);
}
