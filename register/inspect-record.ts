/**
 * What the register itself shows to stand still or to be late, though no event says so: time has gone by. Each cause is
 * one statement that opens what holds now and closes what does not, so that repeating it changes nothing.
 */
import { sql, type RawBuilder } from 'kysely';
import type { FoundCause } from '../domain/failure-causes';
import type { RegisterDb } from './database';

/** What holds now: `case_id`, `step`, `agency`, `code`, `since`. */
type Holds = RawBuilder<unknown>;

/** A case is started within a moment of its filing. */
const startsWithinS = 30;
/** An order of a citizen that waits longer for the engine is an operator's matter. */
const keptForS = 60;
/** Temporal ends a run at 51,200. */
const fullAt = 40_000;

const holding = {
  'not-started': sql`
    SELECT case_id, null AS step, null AS agency, coalesce(start_code, 'not-tried') AS code, filed_at AS since
    FROM register.cases WHERE started_at IS NULL AND filed_at < now() - make_interval(secs => ${sql.lit(startsWithinS)})`,
  'order-waiting': sql`
    SELECT case_id, step, agency, min(kind) AS code, min(came_at) AS since FROM register.kept_orders
    WHERE came_at < now() - make_interval(secs => ${sql.lit(keptForS)}) GROUP BY case_id, step, agency`,
  'claim-conflict': sql`
    SELECT case_id, null AS step, null AS agency, 'claim-taken' AS code, updated_at AS since
    FROM register.cases WHERE claim_taken`,
  'history-full': sql`
    SELECT case_id, null AS step, null AS agency, null AS code, updated_at AS since
    FROM register.cases WHERE recorded_at_length > ${sql.lit(fullAt)} AND settled_at IS NULL`,
  'deadline-at-risk': sql`
    SELECT case_id, step, agency, null AS code, risk_from AS since FROM (${clocksAtRisk()}) AS c
    WHERE risk_from <= now()`,
  'agency-silent': sql`
    SELECT case_id, step, agency, null AS code, silent_from AS since FROM (${clocksAtRisk()}) AS c
    WHERE silent_from <= now()`,
} satisfies Partial<Record<FoundCause, Holds>>;

/** Of the cases of which a step is at risk; a step is never silent before that. */
function clocksAtRisk(): RawBuilder<unknown> {
  return sql`
    SELECT c.case_id, clock ->> 'step' AS step, clock ->> 'agency' AS agency,
      (clock ->> 'riskFrom')::timestamptz AS risk_from, (clock ->> 'silentFrom')::timestamptz AS silent_from
    FROM register.cases AS c CROSS JOIN LATERAL jsonb_array_elements(c.clocks) AS clock
    WHERE c.at_risk_from <= now()`;
}

export async function inspectRecord(db: RegisterDb, release: string): Promise<void> {
  for (const [cause, holds] of Object.entries(holding)) await bringUpToDate(db, { cause, holds, release });
  await closeWhatMayNotArrive(db);
}

/** Told at once: whoever has just moved a lock knows that it may have. */
export async function inspectClaims(db: RegisterDb, release: string): Promise<void> {
  await bringUpToDate(db, { cause: 'claim-conflict', holds: holding['claim-conflict'], release });
}

async function bringUpToDate(
  db: RegisterDb,
  { cause, holds, release }: { cause: string; holds: Holds; release: string },
): Promise<void> {
  await sql`
    WITH holds AS MATERIALIZED (${holds}),
    no_more AS (
      UPDATE register.findings AS f SET closed_at = now()
      WHERE cause = ${cause} AND closed_at IS NULL AND NOT EXISTS (
        SELECT FROM holds AS h
        WHERE (h.case_id, h.step, h.agency) IS NOT DISTINCT FROM (f.case_id, f.step, f.agency)))
    INSERT INTO register.findings (cause, case_id, step, agency, code, since, release)
    SELECT ${cause}, case_id, step, agency, code, since, ${release} FROM holds
    ON CONFLICT DO NOTHING`.execute(db);
}

/** A dossier that was not acknowledged may arrive for a week; then nobody asks after it any more. */
async function closeWhatMayNotArrive(db: RegisterDb): Promise<void> {
  await sql`
    UPDATE register.findings AS f SET closed_at = now()
    WHERE cause = 'effect-unconfirmed' AND closed_at IS NULL AND NOT EXISTS (
      SELECT FROM register.cases AS c WHERE c.case_id = f.case_id AND c.astray_until > now())`.execute(db);
}

const keptDays = 30;

/** What was closed so long ago that nobody asks for it. */
export async function forgetFindings(db: RegisterDb): Promise<void> {
  await sql`DELETE FROM register.findings
    WHERE closed_at < now() - make_interval(days => ${sql.lit(keptDays)})`.execute(db);
}
