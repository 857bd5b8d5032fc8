import type { OrderOf } from '../../domain/orders';
import { done, type Result } from '../refusal';
import { giveOrder, type Ordering, type OrderTaken, type OrderTo } from './give-order';

/** Goes on without a stuck step, or without a stuck reversal or notice of it. */
export function skipStep(
  ordering: Ordering,
  { found, id, by }: OrderTo,
  { step, reason }: Pick<OrderOf<'skip'>, 'step' | 'reason'>,
): Promise<Result<OrderTaken>> {
  return giveOrder(ordering, { found, id }, () =>
    done({ order: { kind: 'skip', id, by, step, reason }, warnings: [] }),
  );
}
