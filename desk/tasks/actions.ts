/** What somebody may do with a task now: the same rules by which it is then done. */
import { mayDo } from '../../domain/rights/permissions';
import type { TaskRow } from './task';
import { namesOf, type Worker } from './worker';

export const taskActions = [
  'claim',
  'release',
  'handover',
  'preview',
  'decide',
  'approve',
  'return',
] as const;
export type TaskAction = (typeof taskActions)[number];

export function actionsOf(task: TaskRow, caller: Worker): TaskAction[] {
  if (!mayDo(caller, 'work-on-tasks')) return [];
  const { state, assignee, last_holder: lastHolder } = task;
  const directs = mayDo(caller, 'direct-tasks');
  const names = namesOf(caller);
  const isMine = assignee !== null && names.includes(assignee);
  switch (state) {
    case 'open':
      return lastHolder !== null && names.includes(lastHolder)
        ? ['claim', 'preview', 'decide']
        : ['claim', 'preview'];
    case 'claimed':
      if (isMine) return ['claim', 'release', 'handover', 'preview', 'decide'];
      return directs ? ['release', 'handover', 'preview'] : ['preview'];
    case 'proposed':
      return isMine ? [] : ['approve', 'return'];
    default:
      return [];
  }
}
