import type { CaseEvent } from '../../domain/case-events';
import { replyOf } from '../../domain/order-reply';
import type { OrderReply } from '../../workflows/messages';

/**
 * What the case answered when it took the order, read from the record: for an order whose answer was lost, and whose
 * workflow may have ended since. Undefined for one that has not been taken.
 */
export function findTakenOrder(events: readonly CaseEvent[], orderId: string): OrderReply | undefined {
  const event = events.find(({ id }) => id === orderId);
  return event && replyOf(event);
}
