import { Client, Connection } from '@temporalio/client';
import type { Ready } from '../../runtime/stack/ready';
import { caseWorkflowId } from '../../workflows/messages';
import type { CaseKind } from './case-kind';

/** Events in the history of each of these cases. */
export async function historyLengths(
  { temporal }: Ready,
  bundle: CaseKind,
  caseIds: readonly string[],
): Promise<number[]> {
  const connection = await Connection.connect({ address: temporal.address });
  const client = new Client({ connection, namespace: temporal.namespace });
  const lengths = await Promise.all(
    caseIds.map(async (caseId) => {
      const handle = client.workflow.getHandle(caseWorkflowId({ bundle, caseId }));
      return (await handle.describe()).historyLength;
    }),
  );
  await connection.close();
  return lengths;
}
