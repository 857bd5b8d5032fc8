import { sql } from 'kysely';
import type { Day } from '../domain/viet-nam-time';
import type { RegisterDb } from './database';

/**
 * The number of a case in its day. It is drawn from a sequence, which nobody can hold, so that one filing that hangs
 * keeps no other from its number; one that fails leaves a gap. Numbers begin with 1 each day, for it is on record how
 * many had been drawn before.
 */
export function createCaseNumbers(db: RegisterDb): (day: Day) => Promise<string> {
  let known: { day: Day; drawnBefore: string } | undefined;
  return async (day) => {
    if (known?.day !== day) known = { day, drawnBefore: await drawnBefore(db, day) };
    return known.drawnBefore;
  };
}

/** Once a day for each process, and in no transaction. */
async function drawnBefore(db: RegisterDb, day: Day): Promise<string> {
  await sql`
    INSERT INTO register.case_number_days (day, drawn_before)
    SELECT ${day}::date, nextval('register.case_numbers') WHERE NOT EXISTS (
      SELECT FROM register.case_number_days WHERE day = ${day}::date)
    ON CONFLICT DO NOTHING`.execute(db);
  const row = await db
    .selectFrom('register.case_number_days')
    .select('drawn_before')
    .where('day', '=', day)
    .executeTakeFirstOrThrow();
  return row.drawn_before;
}
