/** What officers say, with results as their agencies give them. */
import { usualResultOf } from './results';
import type { Word } from './model-agencies';

export const grant = (step: string): Word => ({ decision: 'granted', result: usualResultOf(step) });
export const grantProvisionally = (step: string): Word => ({
  decision: 'granted',
  result: { ...usualResultOf(step), personalId: null, provisional: true },
});
export const refuse = (): Word => ({ decision: 'refused', reason: { code: 'record-contradicts' } });
export const ask = (pointer: string, until?: string): Word => ({
  decision: 'supplement-requested',
  reason: { code: 'consent-missing' },
  fields: [{ pointer }],
  ...(until && { until }),
});
