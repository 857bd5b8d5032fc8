/** Which parts are at work, as each says of itself again and again, by the clock of the database. */
import { sql } from 'kysely';
import type { RegisterDb } from './database';

export interface PartAtWork {
  /** One of its own for each process. */
  part: string;
  kind: 'worker';
}

const forgottenAfterH = 24;

export async function sayAtWork(db: RegisterDb, { part, kind }: PartAtWork): Promise<void> {
  await sql`
    WITH forgotten AS (
      DELETE FROM register.parts_at_work WHERE seen_at < now() - make_interval(hours => ${forgottenAfterH}))
    INSERT INTO register.parts_at_work (part, kind, seen_at) VALUES (${part}, ${kind}, now())
    ON CONFLICT (part) DO UPDATE SET seen_at = excluded.seen_at`.execute(db);
}

export async function leaveWork(db: RegisterDb, part: string): Promise<void> {
  await sql`DELETE FROM register.parts_at_work WHERE part = ${part}`.execute(db);
}

/** Whether any part of the kind has said so lately. */
export async function isAnyAtWork(
  db: RegisterDb,
  { kind, withinS }: { kind: PartAtWork['kind']; withinS: number },
): Promise<boolean> {
  const { rows } = await sql`
    SELECT 1 FROM register.parts_at_work
    WHERE kind = ${kind} AND seen_at > now() - make_interval(secs => ${withinS}) LIMIT 1`.execute(db);
  return rows.length > 0;
}
