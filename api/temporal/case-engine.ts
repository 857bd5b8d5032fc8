import type { Logger } from 'pino';
import { giveOrder, OrderRejected } from '../../casework/temporal/give-order';
import type { Register } from '../../register/register';
import type { Order, OrderReply } from '../../workflows/messages';
import type { EngineConnection } from './temporal-connection';
import { within } from '../http/within';
import { unavailable } from '../problems/problem';

export interface OrderSender {
  /**
   * The case's answer, once the order is on record. Throws OrderRejected, and 503 `unavailable` when the engine or
   * every worker is away; an order given again under its id has one effect.
   */
  give(input: { caseId: string; order: Order }): Promise<OrderReply>;
}

/** How long somebody at a counter waits for a worker that may be coming back. */
const patienceMs = 5_000;
/** Calls end a little earlier, so that what they ran into can be logged. */
const marginMs = 200;

export function createOrderSender(input: {
  engine: Pick<EngineConnection, 'client'>;
  register: Pick<Register, 'readCase'>;
  log: Logger;
}): OrderSender {
  const { engine, register, log } = input;
  const send: OrderSender['give'] = async (given) => {
    const deadlineMs = Date.now() + patienceMs - marginMs;
    const client = await engine.client();
    return client.withDeadline(deadlineMs, () => giveOrder({ client, register }, given));
  };
  return {
    give: (given) =>
      within(patienceMs, send(given)).catch((error: unknown) => {
        if (error instanceof OrderRejected) throw error;
        log.warn({ err: error, kind: given.order.kind }, 'the engine did not take an order');
        throw unavailable();
      }),
  };
}
