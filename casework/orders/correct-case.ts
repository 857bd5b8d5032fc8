import type { OrderOf } from '../../domain/orders';
import { done, type Result } from '../refusal';
import { refusalOfDayInCase } from './days';
import { editOf } from './edit';
import { giveOrder, type Editing, type OrderTaken, type OrderTo } from './give-order';

export interface Correction extends Pick<OrderOf<'correction'>, 'changes' | 'decision' | 'reason'> {
  takesOver?: { caseId: string } | undefined;
}

/**
 * Corrects what was declared, by decision of an authority; never to a life event that another case holds, unless the
 * decision takes it from that one.
 */
export function correctCase(
  { register, engine }: Editing,
  { found, id, by }: OrderTo,
  { changes, decision, reason, takesOver }: Correction,
): Promise<Result<OrderTaken>> {
  return giveOrder({ register, engine }, { found, id }, async (now) => {
    const edited = await editOf(register, now, { changes, takesOver: takesOver?.caseId });
    if (!edited.ok) return edited;
    const { edit, warnings } = edited.value;
    const wrongDay = refusalOfDayInCase('/decision/on', decision.on, {
      state: now.state,
      declaration: edit.declaration,
    });
    if (wrongDay) return wrongDay;
    const order = { kind: 'correction' as const, id, by, reason, decision, ...edit };
    return done({ order: { ...order, ...(takesOver && { takesOver }) }, warnings });
  });
}
