import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { dayOf } from '../../../domain/viet-nam-time';
import { eventually } from './eventually';
import type { Answer, RunningStack } from './running-stack';

/** Orders of people to a case, each with the token of whoever may give it. */
export interface GivenOrder {
  path: string;
  body: Record<string, unknown>;
  as: 'portal' | 'supervisor' | 'ops';
}

export interface Change {
  pointer: string;
  value: unknown;
}

const reason = 'theo đơn của gia đình';

export const supplement = (caseId: string, step: string, changes: Change[], more = {}): GivenOrder => ({
  path: `/v1/cases/${caseId}/supplements`,
  body: { step, changes, ...more },
  as: 'portal',
});

export const withdrawal = (caseId: string): GivenOrder => ({
  path: `/v1/cases/${caseId}/withdrawal`,
  body: { reason },
  as: 'portal',
});

export const correction = (caseId: string, changes: Change[], decision = newDecision()): GivenOrder => ({
  path: `/v1/cases/${caseId}/corrections`,
  body: { changes, decision, reason },
  as: 'supervisor',
});

export const revocation = (caseId: string, step: string, decision = newDecision()): GivenOrder => ({
  path: `/v1/cases/${caseId}/revocations`,
  body: { step, decision, reason },
  as: 'supervisor',
});

export const retry = (caseId: string, step: string, changes: Change[] = []): GivenOrder => ({
  path: `/v1/ops/cases/${caseId}/steps/${step}/retry`,
  body: { changes, reason },
  as: 'ops',
});

export const reconciliation = (caseId: string): GivenOrder => ({
  path: `/v1/ops/cases/${caseId}/reconcile`,
  body: { reason },
  as: 'ops',
});

export const skip = (caseId: string, step: string): GivenOrder => ({
  path: `/v1/ops/cases/${caseId}/steps/${step}/skip`,
  body: { reason },
  as: 'ops',
});

export const settlement = (caseId: string, { id, amount }: { id: string; amount: number }): GivenOrder => ({
  path: `/v1/ops/cases/${caseId}/claims/${id}/settlement`,
  body: { amount, on: today(), reference: 'UNC-1', reason },
  as: 'ops',
});

/** A decision of an authority that nobody has carried out yet. */
export const newDecision = () => ({
  number: `${String(randomInt(1_000_000_000))}/QĐ-UBND`,
  on: today(),
  by: 'UBND Phường Bến Thành',
});

export const today = (): string => dayOf(Date.now());

export function give(stack: RunningStack, order: GivenOrder, key: string = randomUUID()): Promise<Answer> {
  return stack.api(order.path, {
    method: 'POST',
    body: order.body,
    token: stack.ready.tokens[order.as],
    headers: { 'idempotency-key': key },
  });
}

const Taken = z.looseObject({
  orderId: z.string(),
  steps: z.array(z.string()).default([]),
  withdrawn: z.array(z.string()).default([]),
  undone: z.array(z.string()).default([]),
  stands: z.array(z.object({ step: z.string(), reason: z.string() })).default([]),
});
export type Taken = z.infer<typeof Taken>;

/** The body of the 202; throws with the code of anything else. */
export function takenOf({ status, body }: Answer): Taken {
  if (status !== 202) throw new Error(`not taken: ${String(status)} ${String(codeOf({ body }))}`);
  return Taken.parse(body);
}

export const order = async (stack: RunningStack, given: GivenOrder): Promise<Taken> =>
  takenOf(await give(stack, given));

/** As a client does it: whatever gets no answer, or an answer of 5xx, is sent again under its key until it is taken. */
export async function giveUntilTaken(stack: RunningStack, given: GivenOrder): Promise<Answer> {
  const key = randomUUID();
  return eventually(async () => {
    const answer = await give(stack, given, key);
    if (answer.status === 0 || answer.status >= 500) return delay(100).then(() => undefined);
    return answer;
  });
}

export const codeOf = ({ body }: Pick<Answer, 'body'>): string | undefined =>
  z.looseObject({ code: z.string() }).safeParse(body).data?.code;
