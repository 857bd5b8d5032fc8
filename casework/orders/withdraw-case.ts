import type { Instant } from '../../domain/viet-nam-time';
import { done, type Result } from '../refusal';
import type { MakeOrder, OrderKept, OrderTaken, OrderTo } from './give-order';
import { giveOrKeep, type Keeping } from './keep-order';

/** Takes the case back for the family, as far as the law lets it; the case itself plans what falls. */
export function withdrawCase(
  keeping: Keeping,
  to: OrderTo,
  sent: { reason: string },
): Promise<Result<OrderTaken | OrderKept>> {
  return giveOrKeep(keeping, to, { order: 'withdrawal' }, withdrawalOf(to, sent));
}

/** With `cameAt` it was kept. */
export function withdrawalOf(
  { id, by, cameAt }: Pick<OrderTo, 'id' | 'by'> & { cameAt?: Instant },
  { reason }: { reason: string },
): MakeOrder {
  const when = cameAt !== undefined && { cameAt };
  return () => done({ order: { kind: 'withdrawal', id, by, ...when, reason }, warnings: [] });
}
