import { z } from 'zod';
import { readOf } from '../../casework/reading/reader';
import type { FoundTask } from '../../desk/tasks/list-tasks';
import type { Permission } from '../../domain/rights/permissions';
import type { Call } from '../http/route';
import { Problem } from '../problems/problem';
import type { Services } from '../services';
import { taskReaderOf, type TaskReader } from './task-reading';

export const taskParams = { schema: z.object({ taskId: z.uuid() }), otherwise: 'unknown-task' } as const;

/**
 * Throws 404 for one that is out of reach as for one that is not there; that somebody has asked for it is on the read log
 * then.
 */
export async function findTask(
  { params: { taskId }, ...call }: Pick<Call<{ taskId: string }, unknown>, 'params' | 'caller' | 'reader'>,
  { taskLists, register }: Pick<Services, 'taskLists' | 'register'>,
  permission: Permission = 'read-tasks',
): Promise<{ task: FoundTask; reading: TaskReader }> {
  const reading = await taskReaderOf(call, register);
  const task = await taskLists.find(taskId, reading.worker, permission);
  if (task) return { task, reading };
  const caseId = (await taskLists.findCasesOf([taskId])).get(taskId);
  if (caseId !== undefined)
    await register.recordReads([readOf(call.reader, [], { caseId, what: 'task', result: 'refused' })]);
  throw new Problem('unknown-task');
}
