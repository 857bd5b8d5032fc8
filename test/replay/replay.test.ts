import { join } from 'node:path';
import { bundleWorkflowCode, DefaultLogger, Worker } from '@temporalio/worker';
import { DeterminismViolationError } from '@temporalio/workflow';
import { quietRuntime } from '../support/running-case';
import { buildWorkflowBundle } from '../support/temporal';
import { endings } from './support/endings';
import { fileOf, keptHistories, recordable, type KeptHistory } from './support/histories';

jest.setTimeout(120_000);

beforeAll(quietRuntime);

/** What went wrong with each history that does not replay. */
async function failuresOf(code: string, histories: KeptHistory[]): Promise<{ file: string; error: Error }[]> {
  const failures: { file: string; error: Error }[] = [];
  for await (const { workflowId, error } of Worker.runReplayHistories(
    { workflowBundle: { code } },
    histories,
  ))
    if (error) failures.push({ file: workflowId, error });
  return failures;
}

test('a history is kept of every workflow, in every edition, with every ending, and of nothing else', () => {
  const expected = recordable.flatMap(({ workflow, edition }) =>
    endings.map(({ name }) => fileOf({ workflow, edition, ending: name })),
  );
  expect(recordable.length).toBeGreaterThan(0);
  expect(keptHistories().map(({ workflowId }) => workflowId)).toEqual(expected.sort());
});

test('every case under way goes on under the code as it is now: all kept histories replay', async () => {
  expect(await failuresOf(await buildWorkflowBundle(), keptHistories())).toEqual([]);
});

test('an engine that pauses before each case is caught by every history', async () => {
  const { code } = await bundleWorkflowCode({
    workflowsPath: join(__dirname, 'fixtures', 'pausing-engine', 'index.ts'),
    logger: new DefaultLogger('ERROR'),
  });
  const failures = await failuresOf(code, keptHistories());
  expect(failures.map(({ file }) => file)).toEqual(keptHistories().map(({ workflowId }) => workflowId));
  for (const { error } of failures) expect(error).toBeInstanceOf(DeterminismViolationError);
});
