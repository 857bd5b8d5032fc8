/** Which parts are at work, as each says of itself again and again, by the clock of the database. */
import { sql } from 'kysely';
import type { RegisterDb } from './database';
import { vietNamInstant, type Instant } from '../domain/viet-nam-time';

export const partsAtWork = ['api', 'worker'] as const;
export interface Heartbeat {
  part: (typeof partsAtWork)[number];
  /** One of its own for each process. */
  instance: string;
  release: string;
  state: 'at-work' | 'leaving';
  /** How far its host's clock is ahead of the database's, in milliseconds. */
  clock: number;
}

/** Four times as long as a part takes to say so again. */
const goneAfterS = 20;
/** What was seen at work in a day tells a release that is new from one that came back. */
const forgottenAfterH = 24;

const isFresh = sql`at > now() - make_interval(secs => ${sql.lit(goneAfterS)})`;

export async function sayAtWork(
  db: RegisterDb,
  { part, instance, release, state, clock }: Heartbeat,
): Promise<void> {
  await sql`
    WITH forgotten AS (
      DELETE FROM register.heartbeats WHERE at < now() - make_interval(hours => ${sql.lit(forgottenAfterH)}))
    INSERT INTO register.heartbeats (instance, part, release, state, clock, at)
    VALUES (${instance}, ${part}, ${release}, ${state}, ${clock}, now())
    ON CONFLICT (instance) DO UPDATE SET state = excluded.state, clock = excluded.clock, at = excluded.at`.execute(
    db,
  );
}

/** Kept as one that is gone: its release has been seen. */
export async function leaveWork(db: RegisterDb, instance: string): Promise<void> {
  await sql`
    UPDATE register.heartbeats SET state = 'leaving', at = now() - make_interval(secs => ${sql.lit(goneAfterS)})
    WHERE instance = ${instance}`.execute(db);
}

/** Whether any part of the kind has said so lately. */
export async function isAnyAtWork(db: RegisterDb, part: Heartbeat['part']): Promise<boolean> {
  const { rows } = await sql`
    SELECT 1 FROM register.heartbeats WHERE part = ${part} AND ${isFresh} LIMIT 1`.execute(db);
  return rows.length > 0;
}

/** Those that have said so lately. */
export async function heartbeats(db: RegisterDb): Promise<(Heartbeat & { at: Instant })[]> {
  const { rows } = await sql<Heartbeat & { at: Date }>`
    SELECT part, instance, release, state, clock, at FROM register.heartbeats WHERE ${isFresh}
    ORDER BY part, instance`.execute(db);
  return rows.map((row) => ({ ...row, at: vietNamInstant(row.at.getTime()) }));
}
