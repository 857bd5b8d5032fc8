import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import { createOrderSender } from '../../api/temporal/case-engine';
import { OrderRejected } from '../../casework/temporal/give-order';
import { createLogger } from '../../runtime/logging';

jest.setTimeout(20_000);

const log = createLogger('api', { write: () => undefined });
const register = { readCase: () => Promise.resolve({ events: [], documents: {}, seq: 0 }) };
const order = { kind: 'withdrawal' as const, id: randomUUID(), by: 'citizen', reason: 'moved' };

/** An engine at which giving an order comes to this. */
const give = (outcome: () => Promise<never>) => {
  const client = { withDeadline: outcome } as unknown as Client;
  const sender = createOrderSender({ engine: { client: () => Promise.resolve(client) }, register, log });
  return sender.give({ caseId: randomUUID(), order });
};

test('an engine without a worker is 503 within the five seconds that somebody waits for one', async () => {
  const startedMs = Date.now();
  await expect(give(() => new Promise<never>(() => undefined))).rejects.toMatchObject({
    code: 'unavailable',
  });
  expect(Date.now() - startedMs).toBeGreaterThan(4_500);
  expect(Date.now() - startedMs).toBeLessThan(6_000);
});

test('an engine that cannot be reached, or that fails, is 503 at once', async () => {
  await expect(give(() => Promise.reject(new Error('broken')))).rejects.toMatchObject({
    code: 'unavailable',
  });
  const engine = { client: () => Promise.reject(new Error('refused')) };
  const sender = createOrderSender({ engine, register, log });
  await expect(sender.give({ caseId: randomUUID(), order })).rejects.toMatchObject({ code: 'unavailable' });
});

test('what the case itself refuses is no outage', async () => {
  const rejected = new OrderRejected('nothing-to-withdraw');
  await expect(give(() => Promise.reject(rejected))).rejects.toBe(rejected);
});
