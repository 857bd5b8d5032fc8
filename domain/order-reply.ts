import type { CaseEvent, CaseEventType, EventOf } from './case-events';
import type { OrderReply } from './orders';

/** Which types of events put an order on the record: a new type has to say. */
const isOrderType = {
  'case-filed': false,
  'linked-case-heard': false,
  'linked-case-stopped': false,
  'step-filed': false,
  'step-delayed': false,
  'step-resumed': false,
  'step-granted': false,
  'step-amended': false,
  'step-refused': false,
  'decision-unusable': false,
  'decision-contradicts': false,
  'decision-late': true,
  'supplement-requested': false,
  'supplement-received': true,
  'supplement-expired': false,
  'supplement-extended': false,
  'supplement-refused': false,
  'step-stuck': false,
  'dossier-astray': false,
  // Only where it was found by asking.
  'dossier-turned-up': true,
  'dossier-returned': false,
  'dossier-return-too-late': false,
  'dossier-taken-up': false,
  'dossier-return-stuck': false,
  'step-retried': true,
  'step-skipped': true,
  'withdrawal-ordered': true,
  'order-not-taken': true,
  'withdrawal-too-late': false,
  'step-withdrawn': false,
  'step-recalled': false,
  'step-outdated': false,
  'correction-ordered': true,
  'revocation-ordered': true,
  'stop-ordered': true,
  'reversal-registered': false,
  'step-reversed': false,
  'reversal-failed': false,
  'claim-opened': false,
  'claim-paid': true,
  'claim-settled': true,
  'notice-stuck': false,
  'notice-delivered': false,
  // Only where a newer calendar was ordered to count.
  'deadline-moved': true,
  'deadline-missed': false,
  'owner-changed': true,
  'comment-added': true,
  'case-settled': false,
} as const satisfies Record<CaseEventType, boolean>;

type OrderEventType = {
  [T in CaseEventType]: (typeof isOrderType)[T] extends true ? T : never;
}[CaseEventType];
type OrderEvent = { [T in OrderEventType]: EventOf<T> }[OrderEventType];

/**
 * What an order answers, from the event that put it on the record: the same whenever it is asked, by the workflow that
 * took it and by whoever reads the record later. Undefined for an event that is no order.
 */
export function replyOf(event: CaseEvent): OrderReply | undefined {
  if (!isOrder(event)) return undefined;
  const answer = answerOf(event);
  return answer && { orderId: event.id, steps: [], withdrawn: [], undone: [], stands: [], ...answer };
}

function isOrder(event: CaseEvent): event is OrderEvent {
  return isOrderType[event.type];
}

function answerOf(event: OrderEvent): Partial<OrderReply> | undefined {
  switch (event.type) {
    case 'supplement-received':
    case 'step-retried':
    case 'step-skipped':
      return { steps: event.step === null ? [] : [event.step] };
    case 'correction-ordered':
      return { steps: event.data.steps };
    case 'withdrawal-ordered': {
      const { withdraw, reverse, stands } = event.data;
      return { withdrawn: stepsOf(withdraw), undone: stepsOf(reverse), stands };
    }
    case 'revocation-ordered':
    case 'stop-ordered':
      return { withdrawn: stepsOf(event.data.withdraw), steps: stepsOf(event.data.reverse) };
    case 'decision-late':
    case 'order-not-taken':
    case 'claim-paid':
    case 'claim-settled':
    case 'owner-changed':
    case 'comment-added':
      return {};
    case 'dossier-turned-up':
    case 'deadline-moved':
      return event.data.orderId === undefined ? undefined : {};
  }
}

const stepsOf = (items: readonly { step: string }[]): string[] => items.map(({ step }) => step);
