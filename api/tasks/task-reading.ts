/** How much of a task its reader sees; that they have been shown it is on the read log before they are. */
import { readOf, type Reader } from '../../casework/reading/reader';
import type { FoundTask } from '../../desk/tasks/list-tasks';
import { isWithin, taskReachesOf } from '../../desk/tasks/reach';
import type { Worker } from '../../desk/tasks/worker';
import type { Reach } from '../../domain/rights/reach';
import type { NewRead } from '../../register/reads';
import type { Register } from '../../register/register';
import { Problem } from '../problems/problem';
import { workerOf } from './worker-of';

/** Somebody at a desk, or who looks on, as a reader of its tasks. */
export interface TaskReader {
  worker: Worker;
  reader: Reader;
}

/** Throws where they have said what for, and not as it must be, and would see no more without. */
export async function taskReaderOf(
  { caller, reader }: { caller: Worker; reader: Reader },
  register: Pick<Register, 'usersStoodInFor'>,
): Promise<TaskReader> {
  if (reader.purpose === 'unclear' && reader.reaches.some(({ sees }) => sees === 'head'))
    throw new Problem('purpose-required');
  return { worker: await workerOf(caller, register), reader };
}

/**
 * Whether they see whom it is about and what was written: those who decide such tasks or answer for them, and those who
 * look on, for a purpose.
 */
export function seesContent(task: FoundTask, { worker, reader }: TaskReader): boolean {
  const lifted = reader.purpose !== null && reader.purpose !== 'unclear';
  return reachesTo(task, worker).some(({ sees }) => sees !== 'head' || lifted);
}

const reachesTo = (task: FoundTask, worker: Worker): Reach[] =>
  taskReachesOf(worker).filter((reach) => isWithin(task, [reach]));

/** Within reach by the roles that change tasks. */
export const mayWorkOn = (task: FoundTask, worker: Worker): boolean =>
  isWithin(task, taskReachesOf(worker, 'work-on-tasks'));

/** A row for each case of which something is shown. */
export async function recordTaskReads(
  register: Pick<Register, 'recordReads'>,
  reading: TaskReader,
  tasks: readonly FoundTask[],
  of: Pick<NewRead, 'what' | 'pointers'>,
): Promise<void> {
  const seen = tasks.filter((task) => seesContent(task, reading));
  const ofCases = new Map(seen.map((task) => [task.case_uuid ?? task.case_id, task]));
  const rows = [...ofCases.values()].map((task) => {
    const roles = reachesTo(task, reading.worker).map(({ role }) => role);
    return readOf(reading.reader, roles, { ...of, caseId: task.case_uuid });
  });
  await register.recordReads(rows);
}
