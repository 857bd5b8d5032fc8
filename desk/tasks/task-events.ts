import type { ClientBase } from 'pg';
import type { Officer, TaskEventType } from './task';

export interface NewTaskEvent {
  type: TaskEventType;
  /** Null for what nobody of the house did. */
  by: Officer | null;
  /** In whose place. */
  for?: string | undefined;
  data?: Record<string, unknown>;
}

/** Behind the last one of its task, whose row the caller has locked. */
export async function appendTaskEvent(
  client: Pick<ClientBase, 'query'>,
  taskId: string,
  { type, by, for: onBehalfOf, data = {} }: NewTaskEvent,
): Promise<void> {
  await client.query(
    `insert into desk.task_events (task_id, seq, type, at, by, name, on_behalf_of, data)
     select $1::uuid, coalesce(max(seq), 0) + 1, $2::text, now(), $3::text, $4::text, $5::text, $6::jsonb
     from desk.task_events where task_id = $1::uuid`,
    [taskId, type, by?.subject ?? null, by?.name ?? null, onBehalfOf ?? null, JSON.stringify(data)],
  );
}

export interface TaskEventRow {
  seq: number;
  type: TaskEventType;
  at: Date;
  by: string | null;
  name: string | null;
  on_behalf_of: string | null;
  data: Record<string, unknown>;
}

export async function taskEvents(
  database: Pick<ClientBase, 'query'>,
  taskId: string,
): Promise<TaskEventRow[]> {
  const { rows } = await database.query<TaskEventRow>(
    'select seq, type, at, by, name, on_behalf_of, data from desk.task_events where task_id = $1 order by seq',
    [taskId],
  );
  return rows;
}

/** Why it came back to whoever had proposed, unless something has happened since. */
export async function lastReturn(
  database: Pick<ClientBase, 'query'>,
  taskId: string,
): Promise<{ reason: string; by: Officer; at: Date } | undefined> {
  const last = (await taskEvents(database, taskId)).at(-1);
  if (last?.type !== 'task-returned' || last.by === null) return undefined;
  const { reason } = last.data;
  return {
    reason: typeof reason === 'string' ? reason : '',
    by: { subject: last.by, name: last.name },
    at: last.at,
  };
}
