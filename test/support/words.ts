/** What officers say, with results as their agencies give them. */
import type { AgencyDecision } from '../../domain/schemas/agency-contract';
import { usualResultOf } from './results';

export type Word = Pick<AgencyDecision, 'decision'> & Partial<AgencyDecision>;

export const grant = (step: string): Word => ({ decision: 'granted', result: usualResultOf(step) });
/** Of a corrected act: a new number for the child, and the one that civil status has found for the dead. */
export const grantAnew = (step: string): Word => ({
  decision: 'granted',
  result: { ...usualResultOf(step), ...numbersAnew[step] },
});
const numbersAnew: Readonly<Record<string, Record<string, string>>> = {
  birth: { personalId: '079326000002', supersedes: '079226000001' },
  death: { personalId: '079045000007' },
};
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
