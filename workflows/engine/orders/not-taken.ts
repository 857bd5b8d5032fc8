import type { OrderRules } from './order-rules';

/** What a citizen ordered was kept, and comes too late for the case: it is on record all the same, for an operator. */
export const notTaken: OrderRules<'not-taken'> = {
  reject: ({ history }, { step: id }) =>
    history.folded.steps.some(({ plan }) => plan.id === id) ? undefined : 'unknown-step',
  take: ({ history }, { id, by, step, what, sent }) =>
    history.emit('order-not-taken', { id, step, by, data: { orderId: id, ...what }, documents: { sent } }),
};
