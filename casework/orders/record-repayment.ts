import type { OrderOf } from '../../domain/orders';
import { done, type Result } from '../refusal';
import { refusalOfDayInCase } from './days';
import { giveOrder, type Ordering, type OrderTaken, type OrderTo } from './give-order';

export type Repayment = Pick<OrderOf<'repayment'>, 'claimId' | 'amount' | 'on' | 'reference' | 'reason'>;

/** Puts on record that money to be recovered has come. */
export function recordRepayment(
  ordering: Ordering,
  { found, id, by }: OrderTo,
  repayment: Repayment,
): Promise<Result<OrderTaken>> {
  return giveOrder(
    ordering,
    { found, id },
    (now) =>
      refusalOfDayInCase('/on', repayment.on, now) ??
      done({ order: { kind: 'repayment', id, by, ...repayment }, warnings: [] }),
  );
}
