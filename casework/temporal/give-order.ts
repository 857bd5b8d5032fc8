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
import type { StoredCase } from '../../register/stored-case';
import { formVersion, order as orderUpdate, orderUpdateId, type Order } from '../../workflows/messages';
import { hasEnded } from '../case-on-record';
import type { OrderOutcome } from '../engine';
import { amendmentStart, caseStart, type CaseStart } from './start-options';

type Asked = Pick<Register, 'readCase'>;
type KnownCase = StoredCase & { caseId: string };

/**
 * Gives an order to a case and waits until it is on the record: to the case's own workflow, which is started if it has
 * not been yet, or, once that has ended, to the one that takes up ended cases. Throws when the engine is away; giving
 * the order again under its id has no second effect.
 */
export async function giveOrderToCase(
  { client, register }: { client: Client; register: Asked },
  { found, order }: { found: KnownCase; order: Order },
): Promise<OrderOutcome> {
  if (hasEnded(found)) return takeUp({ client, register }, found, order);
  const outcome = await update(client, caseStart(found), order).catch(unlessGone);
  if (outcome !== 'ended') return outcome;
  return takeUp({ client, register }, await untilEnded(register, found.caseId), order);
}

/** A run that is started from a record which has gone on since fails before anything of it is kept. */
async function takeUp(
  { client, register }: { client: Client; register: Asked },
  ended: KnownCase,
  order: Order,
): Promise<OrderOutcome> {
  try {
    const outcome = await update(client, amendmentStart(ended), order);
    return outcome === 'ended' ? { kind: 'stale' } : outcome;
  } catch (error) {
    const { seq } = await register.readCase(ended.caseId);
    if (seq > ended.seq) return { kind: 'stale' };
    throw error;
  }
}

/** A workflow that is ending ends once all it has done is on the record: a matter of moments. */
async function untilEnded(register: Asked, caseId: string): Promise<KnownCase> {
  for (let tries = 0; tries < 30; tries += 1) {
    const stored = await register.readCase(caseId);
    if (hasEnded(stored)) return { ...stored, caseId };
    await setTimeout(100);
  }
  throw new Error(`case ${caseId} has neither a running workflow nor an end`);
}

/** One try, by an id of its own: what the engine keeps of one that failed is no answer to the next. */
async function update(
  client: Client,
  { type, options }: CaseStart,
  order: Order,
): Promise<OrderOutcome | 'ended'> {
  const startWorkflowOperation = new WithStartWorkflowOperation(type, {
    ...options,
    workflowIdConflictPolicy: 'USE_EXISTING',
  });
  const answer = await client.workflow
    .executeUpdateWithStart(orderUpdate, {
      args: [{ version: formVersion, order, atMs: Date.now() }],
      updateId: orderUpdateId(order, randomUUID()),
      startWorkflowOperation,
    })
    .catch(rejectedBefore);
  return answer.kind === 'taken' ? answer : outcomeOf(answer.rejection);
}

/** By the case's validator: then nothing of the order is in its history. Any other error is thrown on. */
function rejectedBefore(error: unknown): OrderAnswer {
  const cause = error instanceof WorkflowUpdateFailedError ? error.cause : undefined;
  const rejection = orderRejections.find(
    (known) => cause instanceof ApplicationFailure && cause.type === known,
  );
  if (!rejection) throw error;
  return { kind: 'rejected', rejection };
}

function outcomeOf(rejection: OrderRejection): OrderOutcome | 'ended' {
  switch (rejection) {
    case 'case-ended':
      return 'ended';
    case 'stale-declaration':
      return { kind: 'stale' };
    default:
      return { kind: 'rejected', rejection };
  }
}

function unlessGone(error: unknown): 'ended' {
  if (error instanceof WorkflowExecutionAlreadyStartedError || error instanceof WorkflowNotFoundError)
    return 'ended';
  throw error;
}
