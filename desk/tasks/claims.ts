/** Who holds a task. */
import type { Pool } from 'pg';
import { mayDo } from '../../domain/rights/permissions';
import { refuse } from '../refusal';
import { changeTask, claimedByOther, recordOrder, requireUndecided, type TaskOrder } from './change-task';
import type { TaskRow } from './task';

/** How long a claim is held after its holder was last heard of. */
export interface LockTime {
  lockMs: number;
}

/** Never overrides anybody's; by its holder it is renewed. */
export async function claim(pool: Pool, order: TaskOrder, { lockMs }: LockTime): Promise<void> {
  await changeTask(pool, order, async (locked) => {
    const { client, task, isRepeated } = locked;
    if (isRepeated) return;
    requireUndecided(task);
    const { subject, name } = order.caller;
    const isMine = task.assignee === subject;
    if (task.state !== 'open' && !(task.state === 'claimed' && isMine)) throw claimedByOther(task);
    await client.query(
      `update desk.tasks set state = 'claimed', assignee = $2, assignee_name = $3, last_holder = null,
         claimed_at = case when $5 then claimed_at else now() end,
         locked_until = now() + $4 * interval '1 millisecond'
       where task_id = $1`,
      [task.task_id, subject, name, lockMs, isMine],
    );
    if (!isMine) await recordOrder(locked, order, { type: 'task-claimed' });
  });
}

/** Somebody else's is released by whoever directs the work, and for a reason. */
export async function release(pool: Pool, order: TaskOrder, reason: string | undefined): Promise<void> {
  await changeTask(pool, order, async (locked) => {
    const { client, task, isRepeated } = locked;
    if (isRepeated) return;
    requireUndecided(task);
    if (task.state === 'open') throw refuse({ code: 'not-claimed' });
    if (task.assignee !== order.caller.subject) requireForce(order, reason);
    if (task.state === 'proposed') throw claimedByOther(task);
    await client.query(
      `update desk.tasks set state = 'open', assignee = null, assignee_name = null, last_holder = null,
         locked_until = null where task_id = $1`,
      [task.task_id],
    );
    const data = { from: task.assignee, ...(reason !== undefined && { reason }) };
    await recordOrder(locked, order, { type: 'task-released', data });
  });
}

function requireForce({ caller }: TaskOrder, reason: string | undefined): void {
  if (!mayDo(caller, 'direct-tasks')) throw refuse({ code: 'forbidden' });
  if (reason === undefined) throw refuse({ code: 'reason-required' });
}

/** Throws unless the caller holds the task, or held it last and nobody has taken it since. */
export function requireHeld(task: TaskRow, subject: string): void {
  if (task.state === 'claimed' && task.assignee === subject) return;
  if (task.state === 'open' && task.last_holder === subject) return;
  throw task.state === 'open' ? refuse({ code: 'not-claimed' }) : claimedByOther(task);
}
