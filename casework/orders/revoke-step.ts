import type { OrderOf } from '../../domain/orders';
import { done, type Result } from '../refusal';
import { refusalOfDayInCase } from './days';
import { giveOrder, type Ordering, type OrderTaken, type OrderTo } from './give-order';

export type Revocation = Pick<OrderOf<'revocation'>, 'step' | 'decision' | 'reason'>;

/** Takes a granted step back, and what stood on it, by decision of an authority. */
export function revokeStep(
  ordering: Ordering,
  { found, id, by }: OrderTo,
  revocation: Revocation,
): Promise<Result<OrderTaken>> {
  return giveOrder(
    ordering,
    { found, id },
    (now) =>
      refusalOfDayInCase('/decision/on', revocation.decision.on, now) ??
      done({ order: { kind: 'revocation', id, by, ...revocation }, warnings: [] }),
  );
}
