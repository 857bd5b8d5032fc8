import type { Client } from '@temporalio/client';
import type { GiveOrder } from '../activities/linked-cases';
import { giveOrder, OrderRejected } from '../casework/temporal/give-order';
import type { Register } from '../register/register';

/** Below the time-out of the activity that gives one, so that its failure says what failed. */
const withinMs = 8_000;

/** How one case gives an order to another. */
export function giveOrders({ client, register }: { client: Client; register: Register }): GiveOrder {
  return async (input) => {
    try {
      await client.withDeadline(Date.now() + withinMs, () => giveOrder({ client, register }, input));
      return 'given';
    } catch (error) {
      if (error instanceof OrderRejected) return 'rejected';
      throw error;
    }
  };
}
