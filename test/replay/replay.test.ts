import { join } from 'node:path';
import { bundleWorkflowCode, DefaultLogger, Worker, type BundleOptions } from '@temporalio/worker';
import { DeterminismViolationError } from '@temporalio/workflow';
import { bundleIds } from '../../procedures/bundles';
import * as workflows from '../../workflows';
import { caseWorkflowType } from '../../workflows/messages';
import { quietRuntime } from '../support/running-case';
import { buildWorkflowBundle } from '../support/temporal';
import { keptHistories, keptRecord, type KeptHistory } from './support/histories';
import { outcomeOf } from './support/read-history';
import { recordable } from './support/recordable';

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

/** An engine that is not ours to ship. */
async function altered(options: BundleOptions): Promise<string> {
  const { code } = await bundleWorkflowCode({ logger: new DefaultLogger('ERROR'), ...options });
  return code;
}

const files = (histories: readonly KeptHistory[]) => histories.map(({ workflowId }) => workflowId);

/** What has to be kept and is not, and what is kept besides. */
function faultsOf(histories: readonly KeptHistory[]): { missing: string[]; besides: string[] } {
  const kept = new Set(files(histories));
  const wanted = new Set(recordable.map(({ file }) => file));
  return {
    missing: [...wanted].filter((file) => !kept.has(file)),
    besides: [...kept].filter((file) => !wanted.has(file)),
  };
}

test('a worker hosts a workflow for every bundle', () => {
  expect(Object.keys(workflows)).toEqual(expect.arrayContaining(bundleIds.map(caseWorkflowType)));
});

test('a history is kept of every workflow, in every edition, with every ending, and of nothing else', () => {
  expect(faultsOf(keptHistories())).toEqual({ missing: [], besides: [] });
});

test('an empty corpus is not let through: it lacks histories of every workflow that a worker hosts', () => {
  const { missing } = faultsOf([]);
  for (const workflow of Object.keys(workflows))
    expect(missing).toContainEqual(expect.stringMatching(`^${workflow}-`));
});

test('every history is of the ending that it is called by', () => {
  const kept = new Map(keptHistories().map(({ workflowId, history }) => [workflowId, history]));
  for (const { file, ending } of recordable) {
    const history = kept.get(file) ?? {};
    const types = keptRecord(file).events.map(({ type }) => type);
    expect({ file, outcome: outcomeOf(history), types }).toEqual({
      file,
      outcome: ending.outcome,
      types: expect.arrayContaining([ending.shows]) as string[],
    });
  }
});

test('every case under way goes on under the code as it is now: all kept histories replay', async () => {
  expect(await failuresOf(await buildWorkflowBundle(), keptHistories())).toEqual([]);
});

test('an engine that pauses before each case is caught by every history', async () => {
  const workflowsPath = join(__dirname, 'fixtures', 'pausing-engine', 'index.ts');
  const failures = await failuresOf(await altered({ workflowsPath }), keptHistories());
  expect(failures.map(({ file }) => file)).toEqual(files(keptHistories()));
  for (const { error } of failures) expect(error).toBeInstanceOf(DeterminismViolationError);
});

test('an engine that gives two commands in the other order is caught', async () => {
  const code = await altered({
    workflowsPath: join(__dirname, '..', '..', 'workflows', 'index.ts'),
    workflowInterceptorModules: [join(__dirname, 'fixtures', 'reordering-engine', 'late-activities.ts')],
  });
  const failures = await failuresOf(code, keptHistories());
  for (const workflow of Object.keys(workflows))
    expect(failures.map(({ file }) => file)).toContainEqual(expect.stringMatching(`^${workflow}-`));
  for (const { error } of failures) expect(error).toBeInstanceOf(DeterminismViolationError);
});
