import { sql } from 'kysely';
import type { AgencyId } from '../domain/agencies';
import { vietNamInstant, type Instant } from '../domain/viet-nam-time';
import type { RegisterDb } from './database';

/** What does not go on by itself, in groups that one remedy may serve. */
export interface FailureGroup {
  cause: string;
  /** Null where it is not one step that stands still. */
  step: string | null;
  agency: AgencyId | null;
  /** How many cases it is about; none where it is no case's own matter. */
  cases: number;
  /** Since when the first of them is. */
  oldest: Instant;
  /** In how many of them the step's due date, or the case's, has passed or is less than a day away. */
  deadlinesAtRisk: number;
  /** The first of them, longest stuck first. */
  caseIds: string[];
  /** What was met, and in how many cases. */
  codes: Record<string, number>;
}

const namedCases = 20;
/** An order of a citizen that waits longer for the engine is an operator's matter. */
const keptForS = 60;
/** A case is started within a moment of its filing; one that was tried and has not begun by then does not start by itself. */
const startsWithin = '45 seconds';

/** The largest group first. */
export async function listFailures(db: RegisterDb): Promise<FailureGroup[]> {
  const { rows } = await sql<Omit<FailureGroup, 'oldest'> & { oldest: Date }>`
    WITH standing AS (${standing()})
    SELECT cause, step, agency, count(case_id)::integer AS cases, min(since) AS oldest,
      (count(*) FILTER (WHERE due_at < now() + interval '1 day'))::integer AS "deadlinesAtRisk",
      coalesce((array_agg(case_id::text ORDER BY since, case_id)
        FILTER (WHERE case_id IS NOT NULL))[1:${sql.lit(namedCases)}], '{}') AS "caseIds",
      (SELECT coalesce(jsonb_object_agg(code, of_code), '{}') FROM (
        SELECT code, count(*) AS of_code FROM standing AS one
        WHERE (one.cause, one.step, one.agency) IS NOT DISTINCT FROM (standing.cause, standing.step, standing.agency)
          AND code IS NOT NULL GROUP BY code) AS by_code) AS codes
    FROM standing GROUP BY cause, step, agency
    ORDER BY cases DESC, oldest, cause, step, agency`.execute(db);
  return rows.map((row) => ({ ...row, oldest: vietNamInstant(row.oldest.getTime()) }));
}

/** Stuck steps, cases that have not begun, and whatever else somebody has found. */
function standing() {
  return sql`
    SELECT cause, step, agency, case_id, null AS code, min(since) AS since, min(due_at) AS due_at
    FROM register.stuck_steps GROUP BY cause, step, agency, case_id
    UNION ALL
    SELECT 'order-waiting', step, agency, case_id, null, min(came_at), min(due_at)
    FROM register.kept_orders WHERE came_at < now() - make_interval(secs => ${sql.lit(keptForS)})
    GROUP BY step, agency, case_id
    UNION ALL
    SELECT 'not-started', null, null, case_id, null, filed_at, due_at FROM register.cases
    WHERE started_at IS NULL AND start_tried_at IS NOT NULL
      AND filed_at < now() - ${sql.lit(startsWithin)}::interval
    UNION ALL
    SELECT f.cause, null, null, f.case_id, f.code, f.since, c.due_at
    FROM register.findings AS f LEFT JOIN register.cases AS c USING (case_id)`;
}
