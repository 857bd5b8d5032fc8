/** What somebody may do with a task now: the same rules by which it is then done. */
import type { Caller } from '../../domain/rights/caller';
import { mayDo } from '../../domain/rights/permissions';
import type { TaskRow } from './task';

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

export function actionsOf(task: TaskRow, caller: Caller): TaskAction[] {
  if (!mayDo(caller, 'work-on-tasks')) return [];
  const { state, assignee, last_holder: lastHolder } = task;
  const directs = mayDo(caller, 'direct-tasks');
  const isMine = assignee === caller.subject;
  switch (state) {
    case 'open':
      return lastHolder === caller.subject ? ['claim', 'preview', 'decide'] : ['claim', 'preview'];
    case 'claimed':
      if (isMine) return ['claim', 'release', 'handover', 'preview', 'decide'];
      return directs ? ['release', 'handover', 'preview'] : ['preview'];
    case 'proposed':
      return isMine ? [] : ['approve', 'return'];
    default:
      return [];
  }
}
