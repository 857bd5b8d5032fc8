/** Who sees to a case, and a word on it for whoever does next. */
import { done, type Result } from '../refusal';
import { giveOrder, type Ordering, type OrderTaken, type OrderTo } from './give-order';

export function setOwner(
  ordering: Ordering,
  { found, id, by }: OrderTo,
  { owner, reason }: { owner: string | null; reason: string },
): Promise<Result<OrderTaken>> {
  return giveOrder(ordering, { found, id }, () =>
    done({ order: { kind: 'owner', id, by, owner, reason }, warnings: [] }),
  );
}

export function addComment(
  ordering: Ordering,
  { found, id, by }: OrderTo,
  { text }: { text: string },
): Promise<Result<OrderTaken>> {
  return giveOrder(ordering, { found, id }, () =>
    done({ order: { kind: 'comment', id, by, reason: text }, warnings: [] }),
  );
}
