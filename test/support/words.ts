import type { Word } from './model-agencies';

/** What officers say, with results as their agencies give them. */
const results: Record<string, Record<string, unknown>> = {
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

export const grant = (step: string): Word => ({ decision: 'granted', result: results[step] ?? {} });
export const grantProvisionally = (step: string): Word => ({
  decision: 'granted',
  result: { ...results[step], personalId: null, provisional: true },
});
export const refuse = (): Word => ({ decision: 'refused', reason: { code: 'record-contradicts' } });
export const ask = (pointer: string, until?: string): Word => ({
  decision: 'supplement-requested',
  reason: { code: 'consent-missing' },
  fields: [{ pointer }],
  ...(until && { until }),
});
