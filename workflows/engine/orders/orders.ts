import { canonicalJson } from '../../../domain/canonical-json';
import type { Order, OrderOf, OrderKind, OrderPlan, OrderRejection, OrderReply } from '../../messages';
import type { CaseState } from '../../../domain/fold/case-state';
import type { CaseRun } from '../case-run';
import { appointAnew, moveDeadlines } from '../watch-deadlines';
import { correction } from './correction';
import type { OrderRules } from './order-rules';
import { lateDecision } from './late-decision';
import { recount } from './recount';
import { notTaken } from './not-taken';
import { comment, owner } from './handling';
import { retry, skip } from './operator';
import { revocation } from './revocation';
import { repayment } from './repayment';
import { stop } from './stop';
import { supplement } from './supplement';
import { lookAfterCorrections } from './take-back';
import { turnedUp } from './turned-up';
import { withdrawal } from './withdrawal';

const rules: { [K in OrderKind]: OrderRules<K> } = {
  supplement,
  withdrawal,
  correction,
  revocation,
  stop,
  retry,
  skip,
  repayment,
  owner,
  comment,
  'late-decision': lateDecision,
  'not-taken': notTaken,
  recount,
  'turned-up': turnedUp,
};

/** Why the order is not taken; undefined where it is. One that has been taken already is taken again, without effect. */
export function findRejection(run: CaseRun, order: Order): OrderRejection | undefined {
  if (findTaken(run, order)) return undefined;
  return rejectionOf(run, order) ?? (isAsPlanned(run, order) ? undefined : 'plan-changed');
}

/** Puts the order into the case's events, unless it is there; what it answers is then read from there. */
export function takeOrder(run: CaseRun, order: Order): OrderReply {
  const earlier = findTaken(run, order);
  if (earlier) return earlier;
  const before = run.history.folded;
  take(run, order);
  lookAfterCorrections(run, before);
  const after = run.history.folded;
  if (before.settledAt !== null && after.settledAt === null) appointAnew(run);
  else if (before.facts.verification !== after.facts.verification)
    moveDeadlines(run, { why: 'declaration-changed' });
  else if (openPauses(before) > openPauses(after)) moveDeadlines(run, { why: 'paused' });
  const reply = findTaken(run, order);
  if (!reply) throw new Error(`an order, ${order.kind}, has put nothing on the record`);
  return reply;
}

/** What would come of an order that could be taken; nothing comes of it. */
export function planOf(run: CaseRun, order: Order): OrderPlan {
  const { steps, withdrawn, undone, stands } = takeOrder(run.copy(), order);
  return { steps, withdrawn, undone, stands };
}

function isAsPlanned(run: CaseRun, order: Order): boolean {
  const planned = 'planned' in order ? order.planned : undefined;
  return planned === undefined || canonicalJson(planOf(run, order)) === canonicalJson(planned);
}

function openPauses({ steps }: CaseState): number {
  return steps.flatMap(({ pauses }) => pauses).filter(({ until }) => until === null).length;
}

function findTaken({ history }: CaseRun, { id }: Order): OrderReply | undefined {
  return history.folded.orders.find(({ reply }) => reply.orderId === id)?.reply;
}

function rejectionOf<K extends OrderKind>(run: CaseRun, order: OrderOf<K> & { kind: K }) {
  return rules[order.kind].reject(run, order);
}

function take<K extends OrderKind>(run: CaseRun, order: OrderOf<K> & { kind: K }) {
  rules[order.kind].take(run, order);
}
