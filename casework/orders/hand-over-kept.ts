import { KeptContent } from '../../domain/schemas/kept-orders';
import type { OrderToHandOver } from '../../register/kept-orders';
import type { Register } from '../../register/register';
import { findCaseOnRecord, type CaseOnRecord } from '../case-on-record';
import { done, type Result } from '../refusal';
import { giveOrder, type MakeOrder, type Ordering, type OrderTaken } from './give-order';
import { supplementOf, type SupplementMaking } from './supplement-step';
import { findTakenOrder } from './taken-order';
import { withdrawalOf } from './withdraw-case';

/** At once: each of another case, and none waits long for an engine that does not answer. */
const atOnce = 10;

export interface HandingOver extends Ordering {
  register: Ordering['register'] &
    SupplementMaking['register'] &
    Pick<Register, 'ordersToHandOver' | 'forgetKeptOrder' | 'markOrderTried'>;
  papers: SupplementMaking['papers'];
  isStopped: () => boolean;
  /** Told of each case whose order has to wait for the next time, and why. */
  waits: (caseId: string, why: unknown) => void;
}

/**
 * Hands the orders over that citizens gave while the engine was away, those of a case in the order in which they came.
 * Each has one effect by its id, however often it is given. One that the case does not take any more is put on its
 * record, where an operator finds it.
 */
export async function handOverKept(handing: HandingOver): Promise<void> {
  for (;;) {
    const orders = await handing.register.ordersToHandOver(atOnce);
    if (orders.length === 0 || handing.isStopped()) return;
    const isOver = await Promise.all(
      orders.map((order) =>
        handOver(handing, order).catch((why: unknown) => {
          handing.waits(order.caseId, why);
          return false;
        }),
      ),
    );
    for (const [i, { orderId }] of orders.entries())
      if (!isOver[i]) await handing.register.markOrderTried(orderId);
    if (isOver.includes(false)) return;
  }
}

async function handOver(handing: HandingOver, kept: OrderToHandOver): Promise<boolean> {
  const { register, waits } = handing;
  const { caseId } = kept;
  const found = await findCaseOnRecord(register, caseId);
  if (!found) throw new Error('an order is kept for a case that is not on file');
  const given = await give(handing, found, kept);
  const told =
    given.ok || isLater(given) ? given : await putOnRecord(handing, found, kept, given.refusal.code);
  if (!told.ok) waits(caseId, told.refusal.code);
  else await register.forgetKeptOrder(kept);
  return told.ok;
}

const isLater = (given: Result<OrderTaken>): boolean =>
  !given.ok && (given.refusal.code === 'engine-away' || given.refusal.code === 'not-now');

/** One that was found not to be taken stays so, should whoever found it have died before it was forgotten. */
async function give(
  handing: HandingOver,
  found: CaseOnRecord,
  kept: OrderToHandOver,
): Promise<Result<OrderTaken>> {
  const reply = findTakenOrder(found.events, notTakenId(kept));
  if (reply) return done({ reply, warnings: [] });
  return giveOrder(handing, { found, id: kept.orderId }, makerOf(handing, kept));
}

function makerOf(handing: HandingOver, kept: OrderToHandOver): MakeOrder {
  const { orderId: id, by, subject, since: cameAt } = kept;
  const content = KeptContent.parse(kept);
  return content.order === 'supplement'
    ? supplementOf(handing, { id, by, subject, cameAt }, content.sent)
    : withdrawalOf({ id, by, cameAt }, content.sent);
}

function putOnRecord(
  handing: HandingOver,
  found: CaseOnRecord,
  kept: OrderToHandOver,
  code: string,
): Promise<Result<OrderTaken>> {
  const { orderId: about, order, step, since: cameAt, sent } = kept;
  const id = notTakenId(kept);
  const what = { about, order, cameAt, code };
  const told = { kind: 'not-taken' as const, id, by: 'system', reason: code, step, what, sent };
  return giveOrder(handing, { found, id }, () => done({ order: told, warnings: [] }));
}

const notTakenId = ({ orderId }: OrderToHandOver): string => `not-taken/${orderId}`;
