import type { Client } from '@temporalio/client';
import { bundleIds } from '../../procedures/bundles';
import type { Register } from '../../register/register';
import type { Reconciled } from '../engine';
import { runsBehind, runsOfCase } from './known-runs';
import { replaceRuns, startFromRecord } from './replace-run';

/** Compares one case with its run, and has it go on from the record where the run is gone or knows less. */
export async function reconcile(
  input: { client: Client; register: Pick<Register, 'readCase' | 'recordedRuns'> },
  caseId: string,
): Promise<Reconciled> {
  const { client, register } = input;
  const [recorded] = await register.recordedRuns({ caseIds: [caseId], silentForMs: 0 });
  if (!recorded) return { kind: (await runsSomewhere(client, caseId)) ? 'events-lost' : 'unknown-case' };
  const runs = await runsOfCase(client, recorded);
  const isRunning = runs.some((run) => run.isRunning);
  if (isRunning && (await runsBehind(client, recorded))) {
    await replaceRuns(input, { caseId, runs });
    return { kind: 'reconciled', verdict: 'engine-behind', did: 'replaced' };
  }
  const isOver = recorded.hasSettled || isRunning;
  if (isOver || (await startFromRecord(input, caseId)) !== 'started')
    return { kind: 'reconciled', verdict: 'same', did: 'nothing' };
  const verdict = recorded.recordedBy || runs.length > 0 ? 'run-gone' : 'not-started';
  return { kind: 'reconciled', verdict, did: 'started' };
}

/** A run of the case whose record is gone. */
async function runsSomewhere(client: Client, caseId: string): Promise<boolean> {
  const runs = await Promise.all(bundleIds.map((bundle) => runsOfCase(client, { bundle, caseId })));
  return runs.flat().some(({ isRunning }) => isRunning);
}
