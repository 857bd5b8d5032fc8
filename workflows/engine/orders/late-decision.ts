import type { OrderRules } from './order-rules';

/** An agency has spoken again after the case had ended. What its word comes to is decided as of any other. */
export const lateDecision: OrderRules<'late-decision'> = {
  reject: ({ history }, { step: id }) =>
    history.folded.steps.some(({ plan }) => plan.id === id) ? undefined : 'unknown-step',
  take: ({ history, underway }, { id, by, step, decision }) => {
    const { decisionId, decision: word } = decision;
    history.emit('decision-late', { id, step, by, data: { orderId: id, decisionId, word } });
    underway.decide(decision);
  },
};
