import { sql } from 'kysely';
import type { RegisterDb } from './database';

/** An open case of which nothing has been recorded for a while: it may be resting, or its run may be lost. */
export interface SilentCase {
  caseId: string;
  bundle: string;
}

/** A part of them, by id, those behind `after`. */
export async function silentCases(
  db: RegisterDb,
  { silentForMs, after, limit }: { silentForMs: number; after: string; limit: number },
): Promise<SilentCase[]> {
  const { rows } = await sql<SilentCase>`
    SELECT case_id::text AS "caseId", bundle FROM register.cases
    WHERE settled_at IS NULL AND started_at IS NOT NULL AND case_id > ${after}::uuid
      AND updated_at < now() - ${silentForMs}::integer * interval '1 millisecond'
    ORDER BY case_id LIMIT ${limit}`.execute(db);
  return rows;
}

/** Before every case. */
export const beforeAllCases = '00000000-0000-0000-0000-000000000000';

export async function countOpen(db: RegisterDb): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    SELECT count(*)::integer AS n FROM register.cases WHERE settled_at IS NULL`.execute(db);
  return rows[0]?.n ?? 0;
}
