import type { OrderRules } from './order-rules';

/** Who sees to a case, and what they say of it, changes nothing of it: taken always, also after its end. */
export const owner: OrderRules<'owner'> = {
  reject: () => undefined,
  take: ({ history }, { id, by, owner, reason }) =>
    history.emit('owner-changed', {
      id,
      step: null,
      by,
      data: { orderId: id, owner },
      documents: { order: { reason } },
    }),
};

export const comment: OrderRules<'comment'> = {
  reject: () => undefined,
  take: ({ history }, { id, by, reason }) =>
    history.emit('comment-added', {
      id,
      step: null,
      by,
      data: { orderId: id },
      documents: { comment: { text: reason } },
    }),
};
