import type { CaseEvent } from '../../domain/case-events';
import type { OrderReply } from '../../workflows/messages';

/**
 * What the case answered when it took the order, read from the record: for an order whose answer was lost, and whose
 * workflow may have ended since. Undefined for one that has not been taken.
 */
export function findTakenOrder(events: readonly CaseEvent[], orderId: string): OrderReply | undefined {
  const event = events.find(({ id }) => id === orderId);
  if (!event) return undefined;
  return { orderId, steps: [], withdrawn: [], undone: [], stands: [], ...answered(event) };
}

function answered(event: CaseEvent): Partial<OrderReply> {
  switch (event.type) {
    case 'withdrawal-ordered': {
      const { withdraw, reverse, stands } = event.data;
      return { withdrawn: stepsOf(withdraw), undone: stepsOf(reverse), stands };
    }
    case 'revocation-ordered':
      return { withdrawn: stepsOf(event.data.withdraw), steps: stepsOf(event.data.reverse) };
    case 'correction-ordered':
      return { steps: event.data.steps };
    default:
      return { steps: event.step === null ? [] : [event.step] };
  }
}

const stepsOf = (items: readonly { step: string }[]): string[] => items.map(({ step }) => step);
