/** Who holds a task. */
import type { Pool } from 'pg';
import { mayDo } from '../../domain/rights/permissions';
import type { User } from '../../register/users';
import { copyDraft } from '../drafts';
import { refuse } from '../refusal';
import { changeTask, claimedByOther, recordOrder, requireUndecided, type TaskOrder } from './change-task';
import { taskReachesOf, isWithin } from './reach';
import type { TaskRow } from './task';
import { namesOf, type Worker } from './worker';

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
    if (!namesOf(order.caller).includes(task.assignee ?? '')) requireForce(order, reason);
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

/** To somebody of the house whose reach holds it, with what was drafted; by its holder, or whoever directs the work. */
export async function handOver(
  pool: Pool,
  order: TaskOrder,
  { to, note, lockMs }: LockTime & { to: User | undefined; note: string },
): Promise<void> {
  if (!to) throw refuse({ code: 'unknown-user' });
  await changeTask(pool, order, async (locked) => {
    const { client, task, placed, isRepeated } = locked;
    if (isRepeated) return;
    requireUndecided(task);
    const isOwn = namesOf(order.caller).includes(task.assignee ?? '');
    if (!isOwn && !mayDo(order.caller, 'direct-tasks')) throw refuse({ code: 'forbidden' });
    if (task.state === 'proposed') throw claimedByOther(task);
    if (!mayDo(to, 'work-on-tasks') || !isWithin(placed, taskReachesOf(to)))
      throw refuse({ code: 'no-reach' });
    await client.query(
      `update desk.tasks set state = 'claimed', assignee = $2, assignee_name = $3, last_holder = null,
         claimed_at = now(), locked_until = now() + $4 * interval '1 millisecond' where task_id = $1`,
      [task.task_id, to.subject, to.name, lockMs],
    );
    await copyDraft(client, {
      taskId: task.task_id,
      from: task.assignee ?? order.caller.subject,
      to: to.subject,
    });
    await recordOrder(locked, order, { type: 'task-handed-over', data: { to: to.subject, note } });
  });
}

function requireForce({ caller }: TaskOrder, reason: string | undefined): void {
  if (!mayDo(caller, 'direct-tasks')) throw refuse({ code: 'forbidden' });
  if (reason === undefined) throw refuse({ code: 'reason-required' });
}

/** Throws unless they, or one in whose place they are, hold the task, or held it last and nobody has taken it since. */
export function requireHeld(task: TaskRow, worker: Worker): void {
  const names = namesOf(worker);
  if (task.state === 'claimed' && names.includes(task.assignee ?? '')) return;
  if (task.state === 'open' && names.includes(task.last_holder ?? '')) return;
  throw task.state === 'open' ? refuse({ code: 'not-claimed' }) : claimedByOther(task);
}
