import type { OrderRules } from './order-rules';

/** Money that was to be recovered has come. */
export const repayment: OrderRules<'repayment'> = {
  reject: ({ history }, { claimId }) => {
    const claim = history.folded.claims.find(({ id }) => id === claimId);
    if (!claim) return 'unknown-claim';
    return claim.state === 'open' ? undefined : 'claim-settled';
  },
  take: ({ history }, { id, by, claimId, amount, on, reference, reason }) => {
    const step = history.folded.claims.find((claim) => claim.id === claimId)?.step ?? null;
    const documents = { settlement: { reference, reason } };
    history.emit('claim-settled', { id, step, by, data: { orderId: id, claimId, amount, on }, documents });
  },
};
