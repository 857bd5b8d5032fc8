import type { CaseState } from '../../domain/fold/case-state';
import type { OrderOf } from '../../domain/orders';
import { dayOf, type Day, type Instant } from '../../domain/viet-nam-time';
import { done, type Result } from '../refusal';
import { refusalOfDay } from './days';
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
    ({ state }) =>
      refusalOfDay('/on', repayment.on, paidOutOn(state, repayment.claimId)) ??
      done({ order: { kind: 'repayment', id, by, ...repayment }, warnings: [] }),
  );
}

/** What was not paid out yet cannot come back. Unknown for a claim that the record does not show yet. */
function paidOutOn({ claims, steps }: CaseState, claimId: string): Day | undefined {
  const claim = claims.find(({ id }) => id === claimId);
  const decidedAt = steps.find(({ plan }) => plan.id === claim?.step)?.decidedAt;
  const [first] = [decidedAt, claim?.since].filter((at) => typeof at === 'string').sort(byInstant);
  return first === undefined ? undefined : dayOf(Date.parse(first));
}

const byInstant = (one: Instant, other: Instant) => Date.parse(one) - Date.parse(other);
