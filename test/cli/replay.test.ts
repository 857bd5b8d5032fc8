import { join } from 'node:path';
import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { replayCases, replayedText } from '../../cli/commands/replay';
import { Failure } from '../../cli/failure';
import { caseHistories } from '../../cli/replay/histories';
import { quietRuntime, replayHistories } from '../../cli/replay/replay-histories';
import { findReplayTarget } from '../../runtime/config/cli';
import { inTheClear } from '../../runtime/config/temporal';
import { keptHistories } from '../replay/support/histories';
import { caseId } from './support/cases';
import { runVerb } from './support/run-verb';

jest.setTimeout(120_000);

/** As far as histories are read from one: these workflows in this order. */
function clientWith(workflowIds: string[], { forgotten }: { forgotten?: string } = {}) {
  const asked: string[] = [];
  const workflow = {
    list: ({ query }: { query: string }) => {
      asked.push(query);
      return workflowIds.map((workflowId) => ({ workflowId, runId: `run of ${workflowId}` }));
    },
    getHandle: (workflowId: string, runId: string) => ({
      fetchHistory: () =>
        workflowId === forgotten
          ? Promise.reject(new WorkflowNotFoundError('gone', workflowId, runId))
          : Promise.resolve({ events: [] }),
    }),
  };
  return { asked, client: { workflow } as unknown as Pick<Client, 'workflow'> };
}

async function idsOf(histories: AsyncIterable<{ workflowId: string }>): Promise<string[]> {
  const ids: string[] = [];
  for await (const { workflowId } of histories) ids.push(workflowId);
  return ids;
}

test('reads the history of every workflow of the cases, and passes over what the engine has forgotten', async () => {
  const { client, asked } = clientWith(['birth:1', 'birth:2', 'amendment:1'], { forgotten: 'birth:2' });
  expect(await idsOf(caseHistories(client, {}))).toEqual(['birth:1', 'amendment:1']);
  expect(asked).toEqual(["TaskQueue = 'lienthong-cases-v1'"]);
});

test('reads no more than asked for, and of one case its own workflow and the one that took it up', async () => {
  const { client, asked } = clientWith(['birth:1', 'birth:2', 'birth:3']);
  expect(await idsOf(caseHistories(client, { limit: 2 }))).toEqual(['birth:1', 'birth:2']);
  expect(await idsOf(caseHistories(client, { limit: 0 }))).toEqual([]);
  await idsOf(caseHistories(client, { caseId }));
  expect(asked.at(-1)).toContain(`WorkflowId = 'birth:${caseId}'`);
  expect(asked.at(-1)).toContain(`WorkflowId = 'amendment:${caseId}'`);
});

test('names each history that would break under the code, and why', async () => {
  quietRuntime();
  const { code } = await bundleWorkflowCode({
    workflowsPath: join(__dirname, '../replay/fixtures/pausing-engine/index.ts'),
    logger: new DefaultLogger('ERROR'),
  });
  const some = keptHistories().slice(0, 2);
  const replayed = await replayHistories(code, some);
  expect(replayed.broken.map(({ workflowId }) => workflowId)).toEqual(
    some.map(({ workflowId }) => workflowId),
  );
  expect(replayed.replayed).toBe(2);
  const text = replayedText({ ...replayed, unknown: [] }, 'en');
  for (const part of [some[0]?.workflowId, '2 of 2 histories would break']) expect(text).toContain(part);
  expect(replayedText({ replayed: 3, broken: [], unknown: undefined }, 'vi')).toContain('3 lịch sử');
});

test('without an engine to ask, the remedy is named', async () => {
  const run = runVerb((context) => replayCases(context, {}), {});
  await expect(run).rejects.toThrow(Failure);
  await expect(run).rejects.toThrow(/TEMPORAL_ADDRESS/);
});

test('the environment says where the engine is, else the data folder does', () => {
  const running = { address: '127.0.0.1:1', namespace: 'folder' };
  expect(findReplayTarget(running, {})).toEqual({
    namespace: 'folder',
    connection: inTheClear('127.0.0.1:1'),
  });
  const named = { TEMPORAL_ADDRESS: '127.0.0.1:2', TEMPORAL_NAMESPACE: 'named' };
  expect(findReplayTarget(running, named)).toEqual({
    namespace: 'named',
    connection: inTheClear('127.0.0.1:2'),
  });
  expect(findReplayTarget(undefined, {})).toBeUndefined();
});
