import type { Response } from 'express';
import type { Logger } from 'pino';
import type { Desks } from '../../desk/desks';
import type { TaskLists } from '../../desk/tasks/list-tasks';
import type { Worker } from '../../desk/tasks/worker';

const heartbeatMs = 10_000;
const longestMs = 10 * 60_000;
/** Many changes come together, as when cases are filed in bulk. */
const countedAfterMs = 250;

export interface TaskStream {
  worker: Worker;
  desks: Desks;
  taskLists: TaskLists;
  log: Logger;
}

/** Writes counts at once and whenever they change, and each task within reach whose state or holder does. */
export function streamTasks(response: Response, { worker, desks, taskLists, log }: TaskStream): void {
  response.set({ 'Content-Type': 'text/event-stream; charset=utf-8', 'X-Accel-Buffering': 'no' });
  response.flushHeaders();
  let last = '';
  let counting: NodeJS.Timeout | undefined;
  const write = writerTo(response);
  const failed = (error: unknown): void => log.warn({ err: error }, 'a stream of tasks could not be read on');
  const count = async (): Promise<void> => {
    counting = undefined;
    const counts = { queues: await taskLists.counts(worker), hold: null };
    const text = JSON.stringify(counts);
    if (text !== last) write('counts', counts);
    last = text;
  };
  const countSoon = (waitMs: number): void => {
    counting ??= setTimeout(() => void count().catch(failed), waitMs);
  };
  const tell = async (taskId: string): Promise<void> => {
    const task = await taskLists.find(taskId, worker);
    if (!task) return;
    const { state, assignee: subject, assignee_name: name } = task;
    write('task', { taskId, state, assignee: subject === null ? null : { subject, name } });
    countSoon(countedAfterMs);
  };
  const stop = desks.watch((taskId) => void tell(taskId).catch(failed));
  const heartbeat = setInterval(() => {
    response.write(': alive\n\n');
    countSoon(0);
  }, heartbeatMs);
  const ending = setTimeout(() => void response.end(), lastsMs(worker));
  const stopEnding = desks.onClose(() => void response.end());
  response.once('close', () => {
    clearInterval(heartbeat);
    clearTimeout(ending);
    clearTimeout(counting);
    stop();
    stopEnding();
  });
  countSoon(0);
}

/** As long as the reader's token. */
const lastsMs = ({ expiresAtMs }: Worker): number =>
  Math.max(0, Math.min(expiresAtMs - Date.now(), longestMs));

const writerTo = (response: Response) => (event: string, data: unknown) => {
  if (!response.writableEnded) response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
};
