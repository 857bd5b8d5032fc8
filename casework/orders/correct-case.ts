import type { OrderOf } from '../../domain/orders';
import type { Register } from '../../register/register';
import { done, refused, type Result } from '../refusal';
import { refusalOfDecision } from './days';
import { editOf } from './edit';
import { giveOrder, type Ordering, type OrderTaken, type OrderTo } from './give-order';

export interface Correcting extends Ordering {
  register: Ordering['register'] & Pick<Register, 'findLockHolder'>;
}

export type Correction = Pick<OrderOf<'correction'>, 'changes' | 'decision' | 'reason'>;

/** Corrects what was declared, by decision of an authority; never to a life event that another case holds. */
export function correctCase(
  { register, engine }: Correcting,
  { found, id, by }: OrderTo,
  { changes, decision, reason }: Correction,
): Promise<Result<OrderTaken>> {
  return giveOrder({ register, engine }, { found, id }, async (now) => {
    const edited = editOf(now, changes);
    if (!edited.ok) return edited;
    const { edit, warnings } = edited.value;
    const wrongDay = refusalOfDecision(decision, { state: now.state, declaration: edit.declaration });
    if (wrongDay) return wrongDay;
    const wanted = { locks: edit.locks, exceptCaseId: now.caseId };
    const holder = await register.findLockHolder(wanted);
    if (holder) return refused({ code: 'duplicate-case', ...holder });
    return done({ order: { kind: 'correction', id, by, reason, decision, ...edit }, warnings });
  });
}
