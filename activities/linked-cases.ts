import type { Order } from '../domain/orders';
import { isOpen } from '../domain/step-states';
import type { Register } from '../register/register';
import { undecided } from './undecided';

/** Gives an order to a case, running or ended; `rejected` where nothing is left to order. Throws in an outage. */
export type GiveOrder = (input: { caseId: string; order: Order }) => Promise<'given' | 'rejected'>;

export function createLinkedCases({
  register,
  giveOrder,
}: {
  register: Pick<Register, 'findCase'>;
  giveOrder: GiveOrder;
}) {
  return {
    /**
     * Stops another case about the same person, once its civil act is decided: that one stands and is waited for.
     * Throws until then, and says when to look again. Gives when that was.
     */
    async stopCase({ caseId, order }: { caseId: string; order: Order }): Promise<number> {
      const record = await register.findCase(caseId);
      if (!record) return Date.now();
      const [first] = record.view.steps;
      if (first && isOpen(first.state)) throw undecided();
      await giveOrder({ caseId, order });
      return Date.now();
    },
  };
}
