/** A citizen's order is given, or kept where the engine is away: it counts by when it came. */
import { getStepState, type CaseState } from '../../domain/fold/case-state';
import type { KeptOrder, KeptOrderKind } from '../../domain/kept-orders';
import type { Order } from '../../domain/orders';
import type { KeptContent } from '../../domain/schemas/kept-orders';
import { vietNamInstant, type Instant } from '../../domain/viet-nam-time';
import type { Register } from '../../register/register';
import { done, refused, type Refused, type Result } from '../refusal';
import {
  giveOrder,
  type MadeOrder,
  type MakeOrder,
  type Ordering,
  type OrderKept,
  type OrderTaken,
  type OrderTo,
} from './give-order';
import { standingSteps } from './standing';
import { findTakenOrder } from './taken-order';

/** What keeping orders works with. */
export interface Keeping extends Ordering {
  register: Ordering['register'] & Pick<Register, 'keepOrder' | 'keptOrdersOf'>;
}

interface Kind {
  order: KeptOrderKind;
  step?: string;
}

/** Behind an order that is kept the next one waits too, so that the case gets them in their order. */
export async function giveOrKeep(
  keeping: Keeping,
  to: OrderTo,
  kind: Kind,
  make: MakeOrder,
): Promise<Result<OrderTaken | OrderKept>> {
  const { found, id } = to;
  const cameAt = vietNamInstant(Date.now());
  const taken = findTakenOrder(found.events, id);
  if (taken) return done({ reply: taken, warnings: [] });
  const waiting = await keeping.register.keptOrdersOf(found.caseId);
  if (waiting.some(({ orderId }) => orderId === id)) return done({ keptAs: id });
  let made: MadeOrder | undefined;
  const given = await giveOrder(waiting.length > 0 ? away(keeping) : keeping, to, async (now) => {
    const result = refusalBehind(waiting, kind, found.state) ?? (await make(now));
    if (result.ok) made = result.value;
    return result;
  });
  // What is kept is carried out as the case then stands, so nobody can say now that it will be as planned.
  if (given.ok || given.refusal.code !== 'engine-away' || !made || to.planned !== undefined) return given;
  await keeping.register.keepOrder(keptOf(to, made.order, cameAt));
  return done({ keptAs: id });
}

function away({ register, engine }: Keeping): Ordering {
  return { register, engine: { ...engine, giveOrder: () => Promise.resolve({ kind: 'away' }) } };
}

/** What is kept will have answered, or have taken back, what this order is about. */
export function refusalBehind(
  waiting: readonly KeptOrder[],
  { order, step }: Kind,
  state: CaseState,
): Refused | undefined {
  const isWithdrawn = waiting.some((kept) => kept.order === 'withdrawal');
  if (order === 'withdrawal')
    return isWithdrawn ? refused({ code: 'nothing-to-withdraw', stands: standingSteps(state) }) : undefined;
  const isAnswered = waiting.some((kept) => kept.order === 'supplement' && kept.step === step);
  return isWithdrawn || isAnswered ? refused({ code: 'nothing-asked' }) : undefined;
}

function keptOf(
  { found, id: orderId, by, subject }: OrderTo,
  order: Order,
  since: Instant,
): Parameters<Keeping['register']['keepOrder']>[0] {
  const { caseId, state } = found;
  const content = contentOf(order);
  const of = content.order === 'supplement' ? content.sent.step : (state.steps[0]?.plan.id ?? null);
  const { plan, dueAt } = getStepState(state, of);
  const papers =
    content.order === 'supplement'
      ? content.sent.attachments.map(({ documentId }) => ({ documentId, step: plan.id }))
      : [];
  const about = { caseId, step: plan.id, agency: plan.agency, dueAt };
  return { orderId, ...about, ...content, since, by, subject, papers };
}

/** What of the order is the citizen's own; the rest is made anew once the engine is back. */
function contentOf(order: Order): KeptContent {
  switch (order.kind) {
    case 'withdrawal':
      return { order: 'withdrawal', sent: { reason: order.reason } };
    case 'supplement': {
      const { step, changes, reason } = order;
      const attachments = order.attachments.map(({ document, documentId }) => ({ document, documentId }));
      return { order: 'supplement', sent: { step, changes, attachments, reason } };
    }
    default:
      throw new Error(`an order, ${order.kind}, is not a citizen's`);
  }
}
