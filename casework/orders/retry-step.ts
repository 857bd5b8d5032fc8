import type { Change } from '../../domain/orders';
import { done, type Result } from '../refusal';
import { editUnregistered } from './edit';
import { giveOrder, type Editing, type OrderTaken, type OrderTo } from './give-order';

export interface Retry {
  step: string;
  /** Of the declaration, before the step is tried again; empty to try it as it is. */
  changes: readonly Change[];
  reason: string;
}

/** Has a stuck step tried again, as it is or with an edited declaration. */
export function retryStep(
  ordering: Editing,
  { found, id, by }: OrderTo,
  { step, changes, reason }: Retry,
): Promise<Result<OrderTaken>> {
  return giveOrder(ordering, { found, id }, async (now) => {
    const order = { kind: 'retry' as const, id, by, step, reason };
    if (changes.length === 0) return done({ order: { ...order, edit: null }, warnings: [] });
    const edited = await editUnregistered(ordering.register, now, { changes });
    if (!edited.ok) return edited;
    const { edit, warnings } = edited.value;
    return done({ order: { ...order, edit }, warnings });
  });
}
