const usualResults: Readonly<Record<string, Record<string, unknown>>> = {
  birth: {
    personalId: '079226000001',
    book: { number: '1', volume: '01/2026', page: '1' },
    registeredOn: '2026-11-23',
  },
  residence: { noticeNumber: 'CT08-1', on: '2026-11-24' },
  'health-insurance': { cardNumber: 'TE1790000000001', validFrom: '2026-11-20', validTo: '2032-11-19' },
  'identity-card': { number: '079226000001', issuedOn: '2026-11-24' },
  death: { book: { number: '1', volume: '01/2026', page: '1' }, registeredOn: '2026-11-23' },
  'residence-removal': { noticeNumber: 'CT08-2', on: '2026-11-24' },
  'funeral-benefit': { amount: 10_000_000, group: 'social-pension', decisionNumber: '1/QD' },
  'survivor-benefit': { decisionNumber: '2/QD' },
};

/** What a grant of a step brings, as its agency gives it; without it a case would wait for ever for what builds on it. */
export function usualResultOf(step: string): Record<string, unknown> {
  const result = usualResults[step];
  if (!result) throw new Error(`step ${step} has no line in \`usualResults\``);
  return result;
}
