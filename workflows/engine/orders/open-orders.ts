/** What may be ordered of a case now, whatever an order then says: by the rules that take orders. */
import type { OrderKind, OrderRejection } from '../../messages';
import type { CaseRun } from '../case-run';
import { rejectUnlessCorrectable } from './correction';
import { rejectUnlessSkippable, rejectUnlessStuck } from './operator';
import { rejectUnlessRevocable } from './revocation';
import { rejectUnlessAsked } from './supplement';
import { rejectUnlessWithdrawable } from './withdrawal';

/** Of the whole case, or of one of its steps. */
export interface OpenOrder {
  order: 'supplement' | 'withdrawal' | 'correction' | 'revocation' | 'retry' | 'skip';
  step?: string;
}

type Reject = (run: CaseRun, step: string) => OrderRejection | undefined;
const ofStep = [
  ['supplement', rejectUnlessAsked],
  ['revocation', rejectUnlessRevocable],
  ['retry', rejectUnlessStuck],
  ['skip', rejectUnlessSkippable],
] as const satisfies readonly (readonly [OrderKind, Reject])[];

export function openOrders(run: CaseRun): OpenOrder[] {
  const steps = run.history.folded.steps.map(({ plan }) => plan.id);
  return [
    ...(rejectUnlessWithdrawable(run) ? [] : [{ order: 'withdrawal' as const }]),
    ...(rejectUnlessCorrectable(run) ? [] : [{ order: 'correction' as const }]),
    ...ofStep.flatMap(([order, reject]) =>
      steps.filter((step) => !reject(run, step)).map((step) => ({ order, step })),
    ),
  ];
}
