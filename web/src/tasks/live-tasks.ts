/** One stream of news on tasks for the whole page: counts as they change, and each task's state and holder. */
import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import type { Counts, Person, Task } from '../http/shapes';
import { openStream } from '../app/live-stream';

export interface TaskNews {
  taskId: string;
  state: Task['state'];
  assignee: Person | null;
}

let counts: Counts | undefined;
let stop: (() => void) | undefined;
const countListeners = new Set<() => void>();
const taskListeners = new Set<(news: TaskNews) => void>();
const missedListeners = new Set<() => void>();

const handlers = {
  counts: (data: string): void => {
    counts = JSON.parse(data) as Counts;
    countListeners.forEach((listener) => listener());
  },
  task: (data: string): void => tellTask(JSON.parse(data) as TaskNews),
};

/** What an answer says of a task is as good as news of it, and earlier. */
export function tellTask(news: TaskNews): void {
  taskListeners.forEach((listener) => listener(news));
}

function subscribe(listener: () => void): () => void {
  countListeners.add(listener);
  stop ??= openStream('/v1/tasks/stream', handlers, () => missedListeners.forEach((missed) => missed()));
  return () => {
    countListeners.delete(listener);
    if (countListeners.size > 0) return;
    stop?.();
    stop = undefined;
  };
}

export const useCounts = (): Counts | undefined => useSyncExternalStore(subscribe, () => counts);

/** `missed` is told when news may have passed unheard. */
export function useTaskNews(listener: (news: TaskNews) => void, missed: () => void): void {
  const hear = useEffectEvent(listener);
  const catchUp = useEffectEvent(missed);
  useEffect(() => {
    const heard = (news: TaskNews): void => hear(news);
    const caughtUp = (): void => catchUp();
    taskListeners.add(heard);
    missedListeners.add(caughtUp);
    return () => {
      taskListeners.delete(heard);
      missedListeners.delete(caughtUp);
    };
  }, []);
}
