/** Which run recorded a case last: whether the engine still has it tells whether the engine has lost anything. */
import { sql } from 'kysely';
import type { RegisterDb } from './database';

export interface RecordedRun {
  caseId: string;
  bundle: string;
  hasSettled: boolean;
  /** With the length of its history then; null before anything was recorded by a run. */
  recordedBy: { runId: string; length: number } | null;
  /** When that was, in epoch milliseconds. */
  recordedMs: number;
}

/** What has been recorded since then may not be in the engine's own record yet. */
export interface Silence {
  silentForMs: number;
}

/** Of these cases those that are on file and have been silent. */
export async function recordedRuns(
  db: RegisterDb,
  { caseIds, silentForMs }: Silence & { caseIds: readonly string[] },
): Promise<RecordedRun[]> {
  const { rows } = await sql<RecordedRun>`
    ${recorded()} WHERE case_id = ANY (${[...caseIds]}::uuid[]) AND ${hasBeenSilent(silentForMs)}`.execute(
    db,
  );
  return rows;
}

/**
 * Some of those that were recorded lately, taken at random, and the newest one of before. Where the engine has lost what
 * it had at some moment, it has lost something of whatever was recorded after that.
 */
export async function someRecordedLately(
  db: RegisterDb,
  { silentForMs, withinMs, limit }: Silence & { withinMs: number; limit: number },
): Promise<RecordedRun[]> {
  const { rows } = await sql<RecordedRun>`
    (${recorded()} WHERE recorded_by IS NOT NULL AND ${hasBeenSilent(silentForMs)}
      AND NOT ${hasBeenSilent(withinMs)} ORDER BY random() LIMIT ${limit})
    UNION ALL
    (${recorded()} WHERE recorded_by IS NOT NULL AND ${hasBeenSilent(withinMs)}
      ORDER BY updated_at DESC LIMIT 1)`.execute(db);
  return rows;
}

/** Of these cases those that are not on file at all. */
export async function casesNotOnFile(db: RegisterDb, caseIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ caseId: string }>`
    SELECT id::text AS "caseId" FROM unnest(${[...caseIds]}::uuid[]) AS id
    WHERE NOT EXISTS (SELECT FROM register.cases WHERE case_id = id)`.execute(db);
  return rows.map(({ caseId }) => caseId);
}

const recorded = () => sql`
  SELECT case_id::text AS "caseId", bundle, settled_at IS NOT NULL AS "hasSettled",
    CASE WHEN recorded_by IS NULL THEN NULL
      ELSE jsonb_build_object('runId', recorded_by, 'length', recorded_at_length) END AS "recordedBy",
    (extract(epoch FROM updated_at) * 1000)::double precision AS "recordedMs"
  FROM register.cases`;

const hasBeenSilent = (ms: number) => sql`(updated_at < now() - ${ms}::integer * interval '1 millisecond')`;
