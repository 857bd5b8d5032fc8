/** The textbook's worker, a process of its own, with the SDK's defaults: `worker.ts ADDRESS NAMESPACE TASK_QUEUE`. */
import { NativeConnection, Worker } from '@temporalio/worker';
import * as activities from './activities';

async function run(address: string, namespace: string, taskQueue: string): Promise<void> {
  const connection = await NativeConnection.connect({ address });
  const workflowsPath = require.resolve('./workflow');
  const worker = await Worker.create({ connection, namespace, taskQueue, workflowsPath, activities });
  process.on('disconnect', () => worker.shutdown());
  process.send?.('ready');
  await worker.run();
  await connection.close();
}

const [address = '', namespace = '', taskQueue = ''] = process.argv.slice(2);
run(address, namespace, taskQueue).catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
