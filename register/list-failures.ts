import { sql } from 'kysely';
import type { AgencyId } from '../domain/agencies';
import { vietNamInstant, type Instant } from '../domain/viet-nam-time';
import type { RegisterDb } from './database';

/** What only an operator can move on, in groups that one remedy may serve. */
export interface FailureGroup {
  cause: string;
  step: string;
  agency: AgencyId;
  /** How many cases are stuck so. */
  cases: number;
  /** Since when the first of them is. */
  oldest: Instant;
  /** In how many of them the step's due date has passed or is less than a day away. */
  deadlinesAtRisk: number;
  /** The first of them, longest stuck first. */
  caseIds: string[];
}

const namedCases = 20;
/** An order of a citizen that waits longer for the engine is an operator's matter. */
const keptForS = 60;

/** The largest group first. */
export async function listFailures(db: RegisterDb): Promise<FailureGroup[]> {
  const { rows } = await sql<Omit<FailureGroup, 'oldest'> & { oldest: Date }>`
    SELECT cause, step, agency, count(*)::integer AS cases, min(since) AS oldest,
      (count(*) FILTER (WHERE due_at < now() + interval '1 day'))::integer AS "deadlinesAtRisk",
      (array_agg(case_id::text ORDER BY since, case_id))[1:${sql.lit(namedCases)}] AS "caseIds"
    FROM (
      SELECT cause, step, agency, case_id, min(since) AS since, min(due_at) AS due_at
      FROM register.stuck_steps GROUP BY cause, step, agency, case_id
      UNION ALL
      SELECT 'order-kept', step, agency, case_id, min(came_at), min(due_at)
      FROM register.kept_orders WHERE came_at < now() - make_interval(secs => ${sql.lit(keptForS)})
      GROUP BY step, agency, case_id) AS stuck
    GROUP BY cause, step, agency
    ORDER BY cases DESC, oldest, cause, step, agency`.execute(db);
  return rows.map((row) => ({ ...row, oldest: vietNamInstant(row.oldest.getTime()) }));
}
