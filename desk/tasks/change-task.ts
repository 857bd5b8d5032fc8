import type { Pool, PoolClient } from 'pg';
import { inTransaction } from '../../agency-kit/storage/transaction';
import { vietNamInstant } from '../../domain/viet-nam-time';
import { schemaOf } from '../database';
import { refuse } from '../refusal';
import type { Worker } from './worker';
import { isWithin, taskReachesOf, type PlacedTask } from './reach';
import type { Officer, TaskRow } from './task';
import { appendTaskEvent, type NewTaskEvent } from './task-events';

/** Who changes a task, under which order: one id has one effect. */
export interface TaskOrder {
  taskId: string;
  caller: Worker;
  orderId: string;
}

/** A task that nobody else changes now, nor its dossier: the first to commit wins. */
export interface LockedTask {
  client: PoolClient;
  task: TaskRow;
  /** Where it lies. */
  placed: PlacedTask;
  /** The order has been carried out before. */
  isRepeated: boolean;
}

export const personOf = ({ subject, name }: Worker): Officer => ({ subject, name });

/**
 * Carries an order out on a task, all or nothing. Dossier and task are locked, in this order, as by whoever gives the
 * dossier back: of claims, decisions, approvals and withdrawals the first commit counts. Throws `DeskRefusedError`.
 */
export function changeTask<Result>(
  pool: Pool,
  { taskId, caller, orderId }: TaskOrder,
  change: (locked: LockedTask) => Promise<Result>,
): Promise<Result> {
  return inTransaction(pool, async (client) => {
    const placed = await findPlaced(client, taskId);
    if (!placed || !isWithin(placed, taskReachesOf(caller))) throw refuse({ code: 'unknown-task' });
    await client.query(`set local search_path to ${schemaOf(placed.agency)}`);
    await client.query('select from dossiers where key = $1 for update', [placed.dossier_key]);
    const { rows } = await client.query<TaskRow>('select * from desk.tasks where task_id = $1 for update', [
      taskId,
    ]);
    const [task] = rows;
    if (!task) throw refuse({ code: 'unknown-task' });
    const { rowCount } = await client.query(
      `select from desk.task_events where task_id = $1 and data ->> 'orderId' = $2`,
      [taskId, orderId],
    );
    return change({
      client,
      placed,
      task: await withoutStaleClaim(client, task),
      isRepeated: rowCount !== 0,
    });
  });
}

async function findPlaced(client: PoolClient, taskId: string) {
  const { rows } = await client.query<PlacedTask & { dossier_key: string }>(
    `select agency, dossier_key, province, commune, office_province, office_commune from desk.tasks where task_id = $1`,
    [taskId],
  );
  return rows[0];
}

/** A claim that has run out is open to anybody; until somebody takes it, its holder's decision still counts. */
async function withoutStaleClaim(client: PoolClient, task: TaskRow): Promise<TaskRow> {
  const { state, assignee, locked_until: until, task_id: taskId } = task;
  if (state !== 'claimed' || until === null || until.getTime() > Date.now()) return task;
  await client.query(
    `update desk.tasks set state = 'open', last_holder = assignee, assignee = null, assignee_name = null,
       locked_until = null where task_id = $1`,
    [taskId],
  );
  await appendTaskEvent(client, taskId, { type: 'task-released', by: null, data: { cause: 'timeout' } });
  return { ...task, state: 'open', last_holder: assignee, assignee: null, locked_until: null };
}

/** Opens what has been claimed for too long, wherever nobody has touched it. */
export async function releaseStaleClaims(pool: Pool): Promise<void> {
  await pool.query(
    `with stale as (
       update desk.tasks set state = 'open', last_holder = assignee, assignee = null, assignee_name = null,
         locked_until = null
       where task_id in (
         select task_id from desk.tasks where state = 'claimed' and locked_until <= now()
         order by locked_until limit 200 for update skip locked)
       returning task_id)
     insert into desk.task_events (task_id, seq, type, at, data)
     select task_id, (select coalesce(max(seq), 0) + 1 from desk.task_events e where e.task_id = stale.task_id),
       'task-released', now(), '{"cause":"timeout"}' from stale`,
  );
}

/** Throws unless the task is undecided; says who was first, and when. */
export function requireUndecided(task: TaskRow): void {
  const at = vietNamInstant((task.ended_at ?? new Date()).getTime());
  const by = { name: task.ended_by_name };
  if (task.state === 'decided') throw refuse({ code: 'already-decided', by, at });
  if (task.state === 'withdrawn') throw refuse({ code: 'task-withdrawn', by, at });
}

export function claimedByOther(task: TaskRow) {
  const at = vietNamInstant((task.claimed_at ?? new Date()).getTime());
  return refuse({ code: 'claimed-by-other', by: { name: task.assignee_name ?? task.assignee }, at });
}

/** The event of an order, which is known by its id from then on. */
export function recordOrder(
  { client, task }: LockedTask,
  { caller, orderId }: TaskOrder,
  { data, ...event }: Omit<NewTaskEvent, 'by'>,
): Promise<void> {
  return appendTaskEvent(client, task.task_id, {
    ...event,
    by: personOf(caller),
    data: { ...data, orderId },
  });
}
