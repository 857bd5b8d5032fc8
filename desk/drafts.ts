/** What somebody has typed and not sent: theirs alone, for thirty days. */
import type { ClientBase, Pool } from 'pg';

type Database = Pick<ClientBase, 'query'>;
export interface Draft {
  key: string;
  body: unknown;
  updatedAt: Date;
}

const keptDays = 30;

export async function listDrafts(pool: Pool, owner: string): Promise<Draft[]> {
  const { rows } = await pool.query<Draft>(
    `select key, body, updated_at as "updatedAt" from desk.drafts
     where owner = $1 and updated_at > now() - make_interval(days => $2) order by updated_at desc limit 200`,
    [owner, keptDays],
  );
  return rows;
}

export async function findDraft(pool: Pool, owner: string, key: string): Promise<Draft | undefined> {
  return (await listDrafts(pool, owner)).find((draft) => draft.key === key);
}

/** Whoever drafts on a task that they hold is heard of, and goes on holding it. */
export async function putDraft(
  pool: Pool,
  { owner, key, body, lockMs }: { owner: string; key: string; body: unknown; lockMs: number },
): Promise<Date> {
  const { rows } = await pool.query<{ at: Date }>(
    `insert into desk.drafts (owner, key, body) values ($1, $2, $3)
     on conflict (owner, key) do update set body = excluded.body, updated_at = now() returning updated_at as at`,
    [owner, key, JSON.stringify(body)],
  );
  if (key.startsWith('task:')) await renewClaim(pool, { owner, taskId: key.slice('task:'.length), lockMs });
  return rows[0]?.at ?? new Date();
}

export async function renewClaim(
  pool: Pool,
  { owner, taskId, lockMs }: { owner: string; taskId: string; lockMs: number },
): Promise<void> {
  await pool.query(
    `update desk.tasks set locked_until = now() + $3 * interval '1 millisecond'
     where task_id = $1 and assignee = $2 and state = 'claimed' and locked_until > now()`,
    [taskId, owner, lockMs],
  );
}

export async function removeDraft(pool: Pool, owner: string, key: string): Promise<void> {
  await pool.query('delete from desk.drafts where owner = $1 and key = $2', [owner, key]);
}

export async function copyDraft(
  database: Database,
  { taskId, from, to }: { taskId: string; from: string; to: string },
): Promise<void> {
  await database.query(
    `insert into desk.drafts (owner, key, body) select $3, key, body from desk.drafts where owner = $2 and key = $1
     on conflict (owner, key) do nothing`,
    [`task:${taskId}`, from, to],
  );
}

export async function forgetDrafts(pool: Pool): Promise<void> {
  await pool.query('delete from desk.drafts where updated_at < now() - make_interval(days => $1)', [
    keptDays,
  ]);
}
