/**
 * What stands still or is late, in codes. What follows from a case's events is written with them; the rest is written
 * down by whoever sees it. A finding is closed when it is seen no more, and kept for a while: an hour ago there were as
 * many as were open then.
 */
import { sql, type RawBuilder } from 'kysely';
import type { AgencyId } from '../domain/agencies';
import type { FoundCause } from '../domain/failure-causes';
import type { RecordedFinding } from '../domain/fold/recorded-findings';
import type { RegisterDb } from './database';

export interface NotedFinding {
  cause: FoundCause;
  /** Null where it is no case's own matter; then the code says whose. */
  caseId: string | null;
  step?: string;
  agency?: AgencyId;
  /** What was met; never anything personal. */
  code: string | null;
}

/** Seen now: since when it has been so is kept. */
export async function noteFindings(
  db: RegisterDb,
  { found, release }: { found: readonly NotedFinding[]; release: string },
): Promise<void> {
  if (found.length === 0) return;
  await sql`
    INSERT INTO register.findings (cause, case_id, step, agency, code, release)
    SELECT DISTINCT ON (cause, case_id, step, agency, about) cause, case_id, step, agency, code, ${release}
    FROM (SELECT *, coalesce(case_id::text, code, '') AS about FROM unnest(
      ${found.map(({ cause }) => cause)}::text[], ${found.map(({ caseId }) => caseId)}::uuid[],
      ${found.map(({ step }) => step ?? null)}::text[], ${found.map(({ agency }) => agency ?? null)}::text[],
      ${found.map(({ code }) => code)}::text[]) AS u (cause, case_id, step, agency, code)) AS found
    ON CONFLICT (group_id, about) WHERE closed_at IS NULL
      DO UPDATE SET code = excluded.code, last_seen_at = now()`.execute(db);
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
    UPDATE register.findings SET closed_at = now()
    WHERE cause = ANY (${[...causes]}::text[]) AND closed_at IS NULL
      AND last_seen_at < now() - ${unseenForMs}::integer * interval '1 millisecond'`.execute(db);
}

/** What was wrong with this one case has been mended. */
export async function closeFindings(
  db: RegisterDb,
  { caseId, causes }: { caseId: string; causes: readonly FoundCause[] },
): Promise<void> {
  await sql`
    UPDATE register.findings SET closed_at = now()
    WHERE case_id = ${caseId}::uuid AND cause = ANY (${[...causes]}::text[]) AND closed_at IS NULL`.execute(
    db,
  );
}

/** Common table expressions for a statement's `WITH` that bring what a case's events say of it up to date. */
export function recordFindings({
  caseId,
  found,
  release,
}: {
  caseId: string;
  found: readonly RecordedFinding[];
  release: string;
}): RawBuilder<unknown> {
  return sql`
    found AS MATERIALIZED (
      SELECT * FROM unnest(
        ${found.map(({ cause }) => cause)}::text[], ${found.map(({ step }) => step)}::text[],
        ${found.map(({ agency }) => agency)}::text[], ${found.map(({ code }) => code)}::text[],
        ${found.map(({ since }) => since)}::timestamptz[]) AS f (cause, step, agency, code, since)),
    no_longer_found AS (
      UPDATE register.findings SET closed_at = now()
      WHERE case_id = ${caseId}::uuid AND closed_at IS NULL AND by_record
        AND (cause, step, agency) NOT IN (SELECT cause, step, agency FROM found)),
    newly_found AS (
      INSERT INTO register.findings (cause, case_id, step, agency, code, since, release, by_record)
      SELECT cause, ${caseId}::uuid, step, agency, code, since, ${release}, true FROM found
      ON CONFLICT (group_id, about) WHERE closed_at IS NULL
        DO UPDATE SET code = excluded.code, last_seen_at = now())`;
}
