import type { OrderOf } from '../../domain/orders';
import { isSeen } from '../../domain/rights/fields';
import type { Seen } from '../read-case';
import { fieldsFor } from '../reading/read-declaration';
import { done, refused, type Result } from '../refusal';
import { refusalOfDayInCase } from './days';
import { editOf } from './edit';
import { giveOrder, type Editing, type MakeOrder, type OrderTaken, type OrderTo } from './give-order';

export interface Correction extends Pick<OrderOf<'correction'>, 'changes' | 'decision' | 'reason'> {
  takesOver?: { caseId: string } | undefined;
}

/**
 * Corrects what was declared, by decision of an authority; never to a life event that another case holds, unless the
 * decision takes it from that one.
 */
export function correctCase(
  editing: Editing,
  to: OrderTo & Seen,
  correction: Correction,
): Promise<Result<OrderTaken>> {
  return giveOrder(editing, to, correctionMade(editing, to, correction));
}

/** The order as the case stands. */
export function correctionMade(
  { register }: Pick<Editing, 'register'>,
  { found, sight, id, by }: Pick<OrderTo, 'found' | 'id' | 'by'> & Seen,
  { changes, decision, reason, takesOver }: Correction,
): MakeOrder {
  const unseen = unseenIn(changes, { found, sight });
  return async (now) => {
    if (unseen.length > 0) return refused({ code: 'unknown-pointer', pointers: unseen });
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
  };
}

/** Who answers for single steps corrects what these show, and nothing else. */
function unseenIn(changes: Correction['changes'], { found, sight }: Pick<OrderTo, 'found'> & Seen): string[] {
  if (sight.sees !== 'need') return [];
  const fields = fieldsFor(found, sight);
  return changes.flatMap(({ pointer }, i) =>
    isSeen(pointer, fields) ? [] : [`/changes/${String(i)}/pointer`],
  );
}
