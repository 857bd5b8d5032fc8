import type { OrderRules } from './order-rules';

/** Money that was to be recovered has come, all of it or a part. */
export const repayment: OrderRules<'repayment'> = {
  reject: ({ history }, { claimId, amount }) => {
    const claim = history.folded.claims.find(({ id }) => id === claimId);
    if (!claim) return 'unknown-claim';
    if (claim.state !== 'open') return 'claim-settled';
    return amount > claim.rest ? 'exceeds-claim' : undefined;
  },
  take: ({ history }, { id, by, claimId, amount, on, reference, reason }) => {
    const claim = history.folded.claims.find((one) => one.id === claimId);
    const type = amount === claim?.rest ? 'claim-settled' : 'claim-paid';
    const data = { orderId: id, claimId, amount, on };
    const documents = { settlement: { reference, reason } };
    history.emit(type, { id, step: claim?.step ?? null, by, data, documents });
  },
};
