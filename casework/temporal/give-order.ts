import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import {
  type Client,
  WithStartWorkflowOperation,
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
} from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { orderRejections, type OrderAnswer, type OrderRejection } from '../../domain/orders';
import type { Register } from '../../register/register';
import { order as orderUpdate, orderUpdateId, type Order, type OrderReply } from '../../workflows/messages';
import { amendmentStart, caseStart, type CaseStart } from './start-options';

/** The case as it stands does not take the order; nothing has happened. */
export class OrderRejected extends Error {
  constructor(readonly code: OrderRejection) {
    super(`the order is not taken: ${code}`);
    this.name = 'OrderRejected';
  }
}

/**
 * Gives an order to a case and waits until it is on the record: to the case's own workflow, which is started if it has
 * not been yet, or, once that has ended, to the one that takes up ended cases. Throws {@link OrderRejected}; any other
 * error means that the engine is away, and giving the order again under its id has no second effect.
 */
export async function giveOrder(
  { client, register }: { client: Client; register: Pick<Register, 'readCase'> },
  { caseId, order }: { caseId: string; order: Order },
): Promise<OrderReply> {
  const stored = await register.readCase(caseId);
  if (!hasEnded(stored)) {
    const { events, documents } = stored;
    const reply = await update(client, caseStart({ caseId, events, documents }), order).catch(unlessEnded);
    if (reply) return reply;
  }
  const { events, documents } = await untilEnded(register, caseId);
  return update(client, amendmentStart({ caseId, events, documents }), order);
}

type Stored = Awaited<ReturnType<Register['readCase']>>;

function hasEnded({ events }: Pick<Stored, 'events'>): boolean {
  return events.some(({ type }) => type === 'case-settled');
}

/** A workflow that is ending ends once all it has done is on the record: a matter of moments. */
async function untilEnded(register: Pick<Register, 'readCase'>, caseId: string): Promise<Stored> {
  for (let tries = 0; tries < 30; tries += 1) {
    const stored = await register.readCase(caseId);
    if (hasEnded(stored)) return stored;
    await setTimeout(100);
  }
  throw new Error(`case ${caseId} has neither a running workflow nor an end`);
}

async function update(client: Client, { type, options }: CaseStart, order: Order): Promise<OrderReply> {
  const startWorkflowOperation = new WithStartWorkflowOperation(type, {
    ...options,
    workflowIdConflictPolicy: 'USE_EXISTING',
  });
  const answer = await client.workflow
    .executeUpdateWithStart(orderUpdate, {
      args: [{ version: 1, order, atMs: Date.now() }],
      updateId: orderUpdateId(order, randomUUID()),
      startWorkflowOperation,
    })
    .catch(rejectedBefore);
  if (answer.kind === 'rejected') throw new OrderRejected(answer.rejection);
  return answer.reply;
}

/** By the case's validator: then nothing of the order is in its history. */
function rejectedBefore(error: unknown): OrderAnswer {
  const cause = error instanceof WorkflowUpdateFailedError ? error.cause : undefined;
  const rejection = orderRejections.find(
    (known) => cause instanceof ApplicationFailure && cause.type === known,
  );
  if (!rejection) throw error;
  return { kind: 'rejected', rejection };
}

function unlessEnded(error: unknown): undefined {
  if (error instanceof OrderRejected && error.code === 'case-ended') return undefined;
  if (error instanceof WorkflowExecutionAlreadyStartedError || error instanceof WorkflowNotFoundError)
    return undefined;
  throw error;
}
