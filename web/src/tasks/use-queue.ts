/** The tasks of a queue as they were when it was opened; states and holders follow, what is new is only counted. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { useLocation } from 'react-router';
import { call } from '../http/client';
import type { QueueId, Task } from '../http/shapes';
import { useSession } from '../app/session';
import { useCounts, useTaskNews, type TaskNews } from './live-tasks';
import { keepOrder } from './queue-order';

export type TaskFilters = Readonly<Record<string, string | undefined>>;

const pageSize = 50;

/** A new visit asks anew, Back shows what was there. */
export function useQueue(queue: QueueId, filters: TaskFilters) {
  const { key } = useLocation();
  const list = useInfiniteQuery({
    queryKey: ['tasks', queue, filters, key],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor, signal }) =>
      call('get', '/v1/tasks', { query: { queue, ...filters, limit: pageSize, cursor }, signal }),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    staleTime: Infinity,
  });
  const [news, setNews] = useState<ReadonlyMap<string, TaskNews>>(new Map());
  const rows = useMemo(
    () =>
      (list.data?.pages.flatMap(({ data }) => data) ?? []).map((task) =>
        withNews(task, news.get(task.taskId)),
      ),
    [list.data, news],
  );
  const { fresh, forget } = useFresh(queue, rows, list.dataUpdatedAt);
  useTaskNews(
    (heard) => setNews((known) => new Map(known).set(heard.taskId, heard)),
    () => undefined,
  );
  useEffect(
    () =>
      keepOrder(
        queue,
        rows.map(({ taskId }) => taskId),
      ),
    [queue, rows],
  );
  const reload = async (): Promise<void> => {
    setNews(new Map());
    forget();
    await list.refetch();
  };
  return { list, rows, fresh, reload };
}

const withNews = (task: Task, news: TaskNews | undefined): Task =>
  news ? { ...task, state: news.state, assignee: news.assignee } : task;

/** How many tasks of this queue are not shown yet: those heard of, or more where the count says so. */
function useFresh(queue: QueueId, rows: readonly Task[], shownAt: number) {
  const { subject } = useSession().user;
  const count = useCounts()?.queues.find(({ id }) => id === queue)?.count;
  const [heard, setHeard] = useState<ReadonlySet<string>>(new Set());
  const [base, setBase] = useState<{ at: number; count: number }>();
  if (count !== undefined && shownAt > 0 && base?.at !== shownAt) setBase({ at: shownAt, count });
  useTaskNews(
    (news) => {
      setHeard((known) => {
        const next = new Set(known);
        if (belongs(queue, news, subject) && !rows.some(({ taskId }) => taskId === news.taskId))
          next.add(news.taskId);
        else next.delete(news.taskId);
        return next;
      });
    },
    () => undefined,
  );
  const more = base?.at === shownAt && count !== undefined ? count - base.count : 0;
  return { fresh: Math.max(heard.size, more, 0), forget: () => setHeard(new Set()) };
}

/** Of queues by due date the news do not say enough; their counts do. */
function belongs(queue: QueueId, { state, assignee }: TaskNews, subject: string): boolean {
  switch (queue) {
    case 'waiting':
      return state === 'open';
    case 'mine':
      return state === 'claimed' && assignee?.subject === subject;
    case 'approval':
      return state === 'proposed' && assignee?.subject !== subject;
    case 'done':
      return state === 'decided';
    default:
      return false;
  }
}
