/** A task on screen: with its dossier, following state and holder as they change. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../http/client';
import { useTaskNews } from './live-tasks';

export const taskKey = (taskId: string) => ['task', taskId] as const;

export function useTask(taskId: string) {
  const queries = useQueryClient();
  const refresh = (): void => void queries.invalidateQueries({ queryKey: taskKey(taskId) });
  useTaskNews((news) => {
    if (news.taskId === taskId) refresh();
  }, refresh);
  return useQuery({
    queryKey: taskKey(taskId),
    queryFn: () => call('get', '/v1/tasks/{taskId}', { path: { taskId } }),
    gcTime: 0,
  });
}
