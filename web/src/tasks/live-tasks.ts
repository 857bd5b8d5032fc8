/** One stream of news on tasks for the whole page: counts as they change, and each task's state and holder. */
import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import type { Counts, Person, Task } from '../http/shapes';
import { openStream } from '../app/live-stream';
import { call } from '../http/client';

export interface TaskNews {
  taskId: string;
  state: Task['state'];
  assignee: Person | null;
}

let counts: Counts | undefined;
let stop: (() => void) | undefined;
/** Without news of them for a while, counts are asked for. */
const askAfterMs = 10_000;
let heardAt = 0;
let asking: ReturnType<typeof setInterval> | undefined;

const countListeners = new Set<() => void>();
const taskListeners = new Set<(news: TaskNews) => void>();
const missedListeners = new Set<() => void>();

const handlers = {
  counts: (data: string): void => {
    heardAt = Date.now();
    tellCounts(JSON.parse(data) as Counts);
  },
  task: (data: string): void => tellTask(JSON.parse(data) as TaskNews),
};

function tellCounts(next: Counts): void {
  counts = next;
  countListeners.forEach((listener) => listener());
}

function askForCounts(): void {
  if (Date.now() - heardAt < askAfterMs || document.visibilityState === 'hidden') return;
  call('get', '/v1/tasks/counts').then(tellCounts, () => undefined);
}

/** What an answer says of a task is as good as news of it, and earlier. */
export function tellTask(news: TaskNews): void {
  taskListeners.forEach((listener) => listener(news));
}

function subscribe(listener: () => void): () => void {
  countListeners.add(listener);
  if (!asking) askForCounts();
  asking ??= setInterval(askForCounts, askAfterMs);
  stop ??= openStream('/v1/tasks/stream', handlers, () => missedListeners.forEach((missed) => missed()));
  return () => {
    countListeners.delete(listener);
    if (countListeners.size > 0) return;
    stop?.();
    stop = undefined;
    clearInterval(asking);
    asking = undefined;
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
