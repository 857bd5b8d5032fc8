import type { OrderOf } from '../../domain/orders';
import { stepStateOf } from '../../domain/fold/step-state';
import { isOpen } from '../../domain/step-states';
import { findCaseOnRecord } from '../case-on-record';
import { giveOrder, type Ordering } from './give-order';
import { done } from '../refusal';

/**
 * Stops another case about a person who has died, once its civil act is decided: that one stands and is waited for.
 * `stopped` too where nothing is left to stop.
 */
export async function stopLinkedCase(
  ordering: Ordering,
  { caseId, order }: { caseId: string; order: OrderOf<'stop'> },
): Promise<'stopped' | 'undecided' | 'not-now'> {
  const found = await findCaseOnRecord(ordering.register, caseId);
  if (!found) return 'stopped';
  const [civilAct] = found.state.steps;
  if (civilAct && isOpen(stepStateOf(found.state, civilAct))) return 'undecided';
  const given = await giveOrder(ordering, { found, id: order.id }, () => done({ order, warnings: [] }));
  if (given.ok) return 'stopped';
  const { code } = given.refusal;
  return code === 'engine-away' || code === 'not-now' ? 'not-now' : 'stopped';
}
