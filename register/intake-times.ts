/** When intake was open, as its parts say again and again, by the clock of the database. */
import { sql } from 'kysely';
import type { Stretch } from '../domain/citizens-limit';
import type { RegisterDb } from './database';

/** Longer than any limit that a citizen is set. */
const keptForDays = 400;

/** A part that has not said so for longer than `restS` was closed meanwhile. */
export async function sayIntakeOpen(
  db: RegisterDb,
  { part, restS }: { part: string; restS: number },
): Promise<void> {
  await sql`
    WITH forgotten AS (
      DELETE FROM register.intake_times WHERE open_until < now() - make_interval(days => ${keptForDays})),
    goes_on AS (
      UPDATE register.intake_times SET open_until = clock_timestamp()
      WHERE part = ${part} AND open_until > clock_timestamp() - make_interval(secs => ${restS}) RETURNING 1)
    INSERT INTO register.intake_times (part, open_since, open_until)
    SELECT ${part}, clock_timestamp(), clock_timestamp() WHERE NOT EXISTS (SELECT FROM goes_on)`.execute(db);
}

/** The stretches in which some part was open, from the last that ended before an instant, and what time it is. */
export async function intakeTimes(
  db: RegisterDb,
  { fromMs }: { fromMs: number },
): Promise<{ open: Stretch[]; nowMs: number }> {
  const from = new Date(fromMs);
  const { rows } = await sql<{ now: Date; since: Date | null; until: Date | null }>`
    SELECT clock_timestamp() AS now, t.open_since AS since, t.open_until AS until
    FROM (SELECT 1) AS one LEFT JOIN register.intake_times AS t
      ON t.open_until >= coalesce(
        (SELECT max(open_until) FROM register.intake_times WHERE open_until < ${from}::timestamptz), ${from}::timestamptz)
    ORDER BY t.open_since`.execute(db);
  const open = rows.flatMap(({ since, until }) =>
    since && until ? [{ fromMs: since.getTime(), toMs: until.getTime() }] : [],
  );
  return { open, nowMs: rows[0]?.now.getTime() ?? Date.now() };
}
