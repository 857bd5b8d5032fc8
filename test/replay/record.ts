import { setTimeout as sleep } from 'node:timers/promises';
import type { WorkflowHandle } from '@temporalio/client';
import type { History } from '@temporalio/common/lib/proto-utils';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { eachAtOnce } from '../support/case-fleet';
import { FakeAgencies } from '../support/fake-agencies';
import { quietRuntime, withCase, type RunningCase } from '../support/running-case';
import { buildWorkflowBundle, startTimeSkipping } from '../support/temporal';
import { keepHistory, keptHistories, keptRecord, removeHistories } from './support/histories';
import { outcomeOf } from './support/read-history';
import { recordable, type Recordable } from './support/recordable';
import { recordedCase, caseFixture, type CaseFixture } from './support/case-fixture';

/** A case mostly waits for its server, so that a few at once cost little more than one. */
const atOnce = 4;

/**
 * `npm run record-histories -- --missing` records what is new: a bundle, an edition, an ending. Without `--missing`
 * every history is recorded anew, with the engine as it is: only after a change of the engine that no running case can
 * have seen; else the histories that do not replay are what the gate is for.
 */
async function main(): Promise<void> {
  quietRuntime();
  const bundle = await buildWorkflowBundle();
  const isAnew = !process.argv.includes('--missing');
  if (isAnew) removeHistories();
  const kept = new Set(keptHistories().map(({ workflowId }) => workflowId));
  const wanted = recordable.filter(({ file }) => !kept.has(file));
  const told = new Map<string, CaseFixture>();
  const failures: unknown[] = [];
  const record = (some: readonly Recordable[]) =>
    eachAtOnce(some, atOnce, async (one) => {
      await recordOne({ bundle, one, told }).catch((error: unknown) => failures.push(error));
    });
  await record(wanted.filter(({ amends }) => amends === null));
  await record(wanted.filter(({ amends }) => amends !== null));
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} were not recorded`);
}

/** On a server of its own: awaiting a result lets its clock run on by years. The case as it then is goes to `told`. */
async function recordOne({
  bundle,
  one,
  told,
}: {
  bundle: string;
  one: Recordable;
  told: Map<string, CaseFixture>;
}): Promise<void> {
  const env = await startTimeSkipping();
  const agencies = new FakeAgencies();
  try {
    const now = await env.currentTimeMs();
    const filed = caseFixture({ ...one, receivedAtMs: now });
    const ended = one.amends?.ended;
    const before = ended === undefined ? filed : (told.get(ended) ?? { ...filed, input: keptRecord(ended) });
    const amending = one.amends?.amendment.order(before);
    await withCase(
      { env, bundle, agencies, input: before.input, ...(amending && { amending }) },
      async (running) => {
        const history = await tellAndRead(one, { running, agencies, told: before, env });
        const after = recordedCase(before, agencies.recorded);
        keepHistory(one.file, history, after.input);
        told.set(one.file, after);
      },
    );
  } finally {
    await env.teardown();
  }
}

async function tellAndRead(
  { file, ending }: Recordable,
  {
    env,
    ...of
  }: { env: TestWorkflowEnvironment; running: RunningCase; agencies: FakeAgencies; told: CaseFixture },
): Promise<History> {
  const [first = '', second = ''] = of.told.steps;
  const later = of.told.steps.slice(1);
  await ending.story({ ...of, first, second, later, pass: (duration) => env.sleep(duration) });
  const { handle } = of.running;
  if (ending.outcome !== null) await handle.result();
  const history = await whenQuiet(handle);
  if (outcomeOf(history) !== ending.outcome || !of.agencies.typesRecorded().includes(ending.shows))
    throw new Error(`${file} has not come to what it is to show`);
  if (ending.outcome === null) await handle.terminate();
  process.stderr.write(`${file}\n`);
  return history;
}

/** Recording is the last thing a case does before it waits: its completion must be in the history. */
async function whenQuiet(handle: WorkflowHandle): Promise<History> {
  for (let length = -1; ;) {
    const history = await handle.fetchHistory();
    if (outcomeOf(history) !== null || history.events?.length === length) return history;
    length = history.events?.length ?? 0;
    await sleep(200);
  }
}

void main();
