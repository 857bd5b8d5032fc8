import { done, type Result } from '../refusal';
import { giveOrder, type Ordering, type OrderTaken, type OrderTo } from './give-order';

/** Takes the case back for the family, as far as the law lets it; the case itself plans what falls. */
export function withdrawCase(
  ordering: Ordering,
  { found, id, by }: OrderTo,
  { reason }: { reason: string },
): Promise<Result<OrderTaken>> {
  return giveOrder(ordering, { found, id }, () =>
    done({ order: { kind: 'withdrawal', id, by, reason }, warnings: [] }),
  );
}
