/** What is wrong and no case says of itself: written down by whoever sees it, and gone once it is not seen any more. */
import { sql } from 'kysely';
import type { FoundCause } from '../domain/failure-causes';
import type { RegisterDb } from './database';

export interface NotedFinding {
  cause: FoundCause;
  /** Null where it is no case's own matter; then the code says whose. */
  caseId: string | null;
  /** What was met; never anything personal. */
  code: string;
}

/** Seen now: since when it has been so is kept. */
export async function noteFindings(db: RegisterDb, found: readonly NotedFinding[]): Promise<void> {
  if (found.length === 0) return;
  await sql`
    INSERT INTO register.findings (cause, about, case_id, code)
    SELECT cause, coalesce(case_id::text, code), case_id, code FROM unnest(
      ${found.map(({ cause }) => cause)}::text[], ${found.map(({ caseId }) => caseId)}::uuid[],
      ${found.map(({ code }) => code)}::text[]) AS found (cause, case_id, code)
    ON CONFLICT (cause, about) DO UPDATE SET code = excluded.code, last_seen_at = now()`.execute(db);
}

/**
 * By whoever has looked and would have noted it again: several may look, so a finding is gone only when none of them has
 * seen it for that long. Nobody looking leaves it as it was.
 */
export async function clearFindings(
  db: RegisterDb,
  { causes, unseenForMs }: { causes: readonly FoundCause[]; unseenForMs: number },
): Promise<void> {
  await sql`
    DELETE FROM register.findings WHERE cause = ANY (${[...causes]}::text[])
      AND last_seen_at < now() - ${unseenForMs}::integer * interval '1 millisecond'`.execute(db);
}

/** What was wrong with this one case has been mended. */
export async function closeFindings(db: RegisterDb, caseId: string): Promise<void> {
  await sql`DELETE FROM register.findings WHERE case_id = ${caseId}::uuid`.execute(db);
}
