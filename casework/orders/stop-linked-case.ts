import type { OrderOf } from '../../domain/orders';
import { findCaseOnRecord } from '../case-on-record';
import { giveOrder, type Ordering } from './give-order';
import { done } from '../refusal';

/**
 * Stops another case about a person whose death has been registered. Its civil act stands, or goes on; what else it is
 * about ends. `stopped` too where nothing is left to stop.
 */
export async function stopLinkedCase(
  ordering: Ordering,
  { caseId, order }: { caseId: string; order: OrderOf<'stop'> },
): Promise<'stopped' | 'not-now'> {
  const found = await findCaseOnRecord(ordering.register, caseId);
  if (!found) return 'stopped';
  const given = await giveOrder(ordering, { found, id: order.id }, () => done({ order, warnings: [] }));
  if (given.ok) return 'stopped';
  const { code } = given.refusal;
  return code === 'engine-away' || code === 'not-now' ? 'not-now' : 'stopped';
}
