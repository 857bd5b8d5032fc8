import { setTimeout as sleep } from 'node:timers/promises';
import { birthDeclaration, caseInput } from '../support/declarations';
import { FakeAgencies } from '../support/fake-agencies';
import { quietRuntime, withCase } from '../support/running-case';
import { buildWorkflowBundle, startTimeSkipping } from '../support/temporal';
import { endings, type Ending } from './support/endings';
import { fileOf, keepHistory, recordable, removeHistories } from './support/histories';

/**
 * Records every history anew, with the engine as it is: `npm run record-histories`. Only after a change of the engine
 * that no running case can have seen; else the histories that do not replay are what the gate is for.
 */
async function main(): Promise<void> {
  quietRuntime();
  const bundle = await buildWorkflowBundle();
  removeHistories();
  for (const { workflow, edition, later } of recordable)
    for (const ending of endings)
      await recordOne({
        bundle,
        edition,
        later,
        ending,
        file: fileOf({ workflow, edition, ending: ending.name }),
      });
}

/** On a server of its own: awaiting a result lets its clock run on by years. */
async function recordOne(input: {
  bundle: string;
  edition: string;
  later: readonly string[];
  ending: Ending;
  file: string;
}): Promise<void> {
  const { bundle, edition, later, ending, file } = input;
  const env = await startTimeSkipping();
  const agencies = new FakeAgencies();
  try {
    await withCase({ env, bundle, agencies, input: filedUnder(edition, later) }, async (running) => {
      const pass = (duration: string) => env.sleep(duration as Parameters<typeof env.sleep>[0]);
      await ending.story({ running, agencies, later, pass });
      // Recording is the last thing a case does before it waits: its completion must be in the history.
      await sleep(200);
      keepHistory(file, await running.handle.fetchHistory());
      await running.handle.terminate().catch(() => undefined);
    });
  } finally {
    await env.teardown();
  }
  process.stderr.write(`${file}\n`);
}

/** A birth received on the edition's first day, with all its steps in scope. */
function filedUnder(edition: string, later: readonly string[]) {
  const declaration = birthDeclaration({ scope: ['birth', ...later] });
  const child = {
    ...declaration.child,
    bornAt: `${edition}T06:00:00+07:00`,
    birthCertificateNumber: '00012.GCS.79024.26',
  };
  return caseInput({ ...declaration, child }, `${edition}T09:00:00+07:00`);
}

void main();
