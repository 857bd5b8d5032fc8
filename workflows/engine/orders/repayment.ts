import type { OrderRules } from './orders';

/** Money that was to be recovered has come. */
export const settlement: OrderRules<'settlement'> = {
  reject: ({ file }, { claimId }) => {
    const claim = file.folded.claims.find(({ id }) => id === claimId);
    if (!claim) return 'unknown-claim';
    return claim.state === 'open' ? undefined : 'claim-settled';
  },
  take: ({ file }, { id, by, claimId, amount, on, reference, reason }) => {
    const step = file.folded.claims.find((claim) => claim.id === claimId)?.step ?? null;
    const documents = { settlement: { reference, reason } };
    file.emit('claim-settled', { id, step, by, data: { orderId: id, claimId, amount, on }, documents });
  },
};
