/** Runs the textbook workflow, with its worker beside it. */
import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { nodeArguments } from '../../runtime/program';
import { threeActivities } from './workflow';

export interface Textbook {
  workerPid: number;
  /** One workflow from its start to its result. */
  runOne(): Promise<void>;
  stop(): Promise<void>;
}

export async function startTextbook(temporal: { address: string; namespace: string }): Promise<Textbook> {
  const { address, namespace } = temporal;
  const taskQueue = 'bench-textbook';
  const [script, ...args] = nodeArguments(join(__dirname, 'worker.ts'), address, namespace, taskQueue);
  const worker = fork(script, args, {
    execArgv: [],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const ended = once(worker, 'exit');
  await Promise.race([
    once(worker, 'message'),
    ended.then(() => Promise.reject(new Error('no textbook worker'))),
  ]);
  const connection = await Connection.connect({ address });
  const client = new Client({ connection, namespace });
  return {
    workerPid: worker.pid ?? 0,
    runOne: () =>
      client.workflow.execute(threeActivities, { taskQueue, workflowId: `textbook:${randomUUID()}` }),
    stop: async () => {
      await connection.close();
      worker.disconnect();
      await ended;
    },
  };
}
