import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import { giveOrderToCase } from '../../casework/temporal/give-order';
import { caseTaskQueue } from '../../workflows/messages';
import { quietRuntime } from '../support/running-case';
import { startTimeSkipping } from '../support/temporal';
import { caseOnRecord, replyTo } from './support/case-on-record';
import { searchAttributes } from '../../runtime/temporal/server-settings';

jest.setTimeout(90_000);

let env: TestWorkflowEnvironment;
beforeAll(async () => {
  quietRuntime();
  env = await startTimeSkipping();
  const keyword = 2;
  await env.connection.operatorService.addSearchAttributes({
    namespace: 'default',
    searchAttributes: Object.fromEntries(Object.keys(searchAttributes).map((name) => [name, keyword])),
  });
});
afterAll(() => env.teardown());

test('an order whose try has failed after it was accepted is taken when it is given again under its id', async () => {
  const worker = await Worker.create({
    connection: env.nativeConnection,
    taskQueue: caseTaskQueue,
    workflowsPath: require.resolve('./fixtures/failing-once'),
  });
  const found = caseOnRecord();
  const register = { readCase: () => Promise.resolve(found) };
  const order = { kind: 'withdrawal' as const, id: 'order-1', by: 'citizen', reason: 'moved' };
  const give = () => giveOrderToCase({ client: env.client, register }, { found, order });
  await worker.runUntil(async () => {
    await expect(give()).rejects.toThrow();
    expect(await give()).toEqual({ kind: 'taken', reply: replyTo(order) });
  });
});
