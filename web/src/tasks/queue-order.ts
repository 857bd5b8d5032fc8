/** The tasks in the order of the list that was looked at last, for going from one to the next. */
let order: readonly string[] = [];
let from = '/queues/waiting';

export function keepOrder(queue: string, taskIds: readonly string[]): void {
  order = taskIds;
  from = `/queues/${queue}`;
}

export const lastQueue = (): string => from;

export function neighbourOf(taskId: string, by: 1 | -1): string | undefined {
  const at = order.indexOf(taskId);
  return at < 0 ? undefined : order[at + by];
}
