/** What may be done with a task: each call is repeated under one key until it is answered. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call, insist } from '../http/client';
import { problemOf } from '../http/problem';
import { timeText } from '../i18n/format';
import { useTexts, type T } from '../i18n/index';
import { useToast } from '../parts/toast';
import type { Task } from '../http/shapes';
import { tellTask } from './live-tasks';

export const claimTask = (taskId: string) =>
  insist((key) => call('post', '/v1/tasks/{taskId}/claim', { path: { taskId }, body: {}, key }));

export const releaseTask = (taskId: string, reason?: string) =>
  insist((key) =>
    call('post', '/v1/tasks/{taskId}/release', {
      path: { taskId },
      body: { ...(reason && { reason }) },
      key,
    }),
  );

export const handOverTask = (taskId: string, to: string, note: string) =>
  insist((key) => call('post', '/v1/tasks/{taskId}/handover', { path: { taskId }, body: { to, note }, key }));

export const approveTask = (taskId: string, reason: string) =>
  insist((key) =>
    call('post', '/v1/tasks/{taskId}/approval', {
      path: { taskId },
      body: { ...(reason && { reason }) },
      key,
    }),
  );

export const rejectTask = (taskId: string, reason: string) =>
  insist((key) => call('post', '/v1/tasks/{taskId}/rejection', { path: { taskId }, body: { reason }, key }));

export const decideTask = (taskId: string, body: Record<string, unknown>) =>
  insist((key) => call('post', '/v1/tasks/{taskId}/decision', { path: { taskId }, body, key }));

/** What went wrong, in words: where somebody else was faster, who and when. */
export function refusalText(error: unknown, t: T): string {
  const problem = problemOf(error);
  if (!problem) return t('error.unknown');
  const { by, at, code, title, detail } = problem;
  if (by?.name && at) {
    const said = { name: by.name, time: timeText(at) };
    if (code === 'claimed-by-other') return t('taken', said);
    if (code === 'already-decided') return t('decidedByOther', said);
  }
  return detail || title;
}

/** Tells every list on the page who holds the task that somebody else was faster with. */
export function tellHolder(taskId: string, error: unknown): void {
  const problem = problemOf(error);
  if (problem?.code !== 'claimed-by-other' || !problem.by?.name) return;
  tellTask({ taskId, state: 'claimed', assignee: { subject: '', name: problem.by.name } });
}

/** Claims and releases at once, with a word on what came of it. */
export function useQuickVerbs() {
  const { t } = useTexts();
  const say = useToast();
  const queries = useQueryClient();
  const done = ({ taskId, state, assignee }: Task, text: string): void => {
    say(text);
    tellTask({ taskId, state, assignee });
    void queries.invalidateQueries({ queryKey: ['task', taskId] });
  };
  const failed = (error: unknown, taskId: string): void => {
    say(refusalText(error, t));
    tellHolder(taskId, error);
    void queries.invalidateQueries({ queryKey: ['task', taskId] });
  };
  const claim = useMutation({
    mutationFn: claimTask,
    onSuccess: (task) => done(task, t('task.claimed')),
    onError: failed,
  });
  const release = useMutation({
    mutationFn: (taskId: string) => releaseTask(taskId),
    onSuccess: (task) => done(task, t('task.released')),
    onError: failed,
  });
  return { claim: claim.mutate, release: release.mutate };
}
