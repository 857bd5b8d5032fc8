import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import { createCaseEngine } from '../../casework/temporal/case-engine';
import { createLogger } from '../../runtime/logging';
import { caseOnRecord } from './support/case-on-record';

jest.setTimeout(20_000);

const log = createLogger('api', { write: () => undefined });
const register = {
  readCase: () => Promise.resolve({ events: [], documents: {}, seq: 0 }),
  recordedRuns: () => Promise.resolve([]),
};
const order = { kind: 'withdrawal' as const, id: randomUUID(), by: 'citizen', reason: 'moved' };

/** An engine at which giving an order comes to this. */
const give = (connect: () => Promise<Client>) =>
  createCaseEngine({ connect, register, orderPatienceMs: 5_000, log }).giveOrder({
    found: caseOnRecord(),
    order,
  });
const clientThat = (outcome: () => Promise<never>) => () =>
  Promise.resolve({ withDeadline: outcome } as unknown as Client);

test('an engine without a worker is away once the patience of whoever waits for one is over', async () => {
  const startedMs = Date.now();
  expect(await give(clientThat(() => new Promise<never>(() => undefined)))).toEqual({ kind: 'away' });
  expect(Date.now() - startedMs).toBeGreaterThan(4_500);
  expect(Date.now() - startedMs).toBeLessThan(6_000);
});

test('an engine that cannot be reached, or that fails, is away at once', async () => {
  const startedMs = Date.now();
  expect(await give(clientThat(() => Promise.reject(new Error('broken'))))).toEqual({ kind: 'away' });
  expect(await give(() => Promise.reject(new Error('refused')))).toEqual({ kind: 'away' });
  expect(Date.now() - startedMs).toBeLessThan(1_000);
});
