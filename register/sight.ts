/** When each thing that operators rely on was last looked at, and whether it answered. */
import { sql } from 'kysely';
import { agencyIds, type AgencyId } from '../domain/agencies';
import type { RegisterDb } from './database';

/** Whoever looks through everything for what stands still; and Temporal, which all parts look at. */
export type SeenPart = 'inspector' | 'temporal';

/** What is away stays so until somebody has reached it again. */
export async function noteSight(db: RegisterDb, seen: { part: SeenPart; isUp: boolean }): Promise<void> {
  await sql`
    INSERT INTO register.sight (part, is_up, at) VALUES (${seen.part}, ${seen.isUp}, now())
    ON CONFLICT (part) DO UPDATE SET is_up = excluded.is_up, at = excluded.at`.execute(db);
}

/** What calls to one agency came to in a few seconds, at one worker. */
export interface AgencyCalls {
  agency: AgencyId;
  attempts: number;
  /** Nothing was answered, or something that says so. */
  outages: number;
  /** Our signature was refused. */
  unsigned: number;
}

const keptS = 600;

export async function countCalls(
  db: RegisterDb,
  { instance, calls }: { instance: string; calls: readonly AgencyCalls[] },
): Promise<void> {
  if (calls.length === 0) return;
  await sql`
    WITH old AS (DELETE FROM register.agency_calls WHERE at < now() - make_interval(secs => ${sql.lit(keptS)}))
    INSERT INTO register.agency_calls (agency, instance, at, attempts, outages, unsigned)
    SELECT agency, ${instance}, now(), attempts, outages, unsigned FROM unnest(
      ${calls.map(({ agency }) => agency)}::text[], ${calls.map(({ attempts }) => attempts)}::integer[],
      ${calls.map(({ outages }) => outages)}::integer[], ${calls.map(({ unsigned }) => unsigned)}::integer[])
      AS c (agency, attempts, outages, unsigned)`.execute(db);
}

/** Over the last minute, all workers together; agencies that were not called are left out. */
export async function callsInAMinute(db: RegisterDb): Promise<AgencyCalls[]> {
  const { rows } = await sql<AgencyCalls>`
    SELECT agency, sum(attempts)::integer AS attempts, sum(outages)::integer AS outages,
      sum(unsigned)::integer AS unsigned
    FROM register.agency_calls WHERE at > now() - interval '1 minute' GROUP BY agency`.execute(db);
  return rows;
}

const isKnown = { register: 'up' } as const;
const unknownAfter = '60 seconds';
const downFrom = 0.8;

export type PartState = 'up' | 'down' | 'unknown';
export interface Sighting {
  /** `blind` where nobody has looked through the cases for a while: what is shown may hold no more. */
  state: 'seen' | 'blind';
  /** When somebody last did, in epoch milliseconds; null where nobody ever has. */
  atMs: number | null;
  parts: Record<string, PartState>;
}

/** What is not looked at for a minute is unknown: never shown as well, nor as empty. */
export async function readSight(db: RegisterDb): Promise<Sighting> {
  const { rows } = await sql<{ part: string; is_up: boolean; at: Date; is_fresh: boolean }>`
    SELECT part, is_up, at, at > now() - ${sql.lit(unknownAfter)}::interval AS is_fresh FROM register.sight
    UNION ALL
    SELECT 'worker', bool_or(at > now() - interval '20 seconds'), max(at), true FROM register.heartbeats
    WHERE part = 'worker' HAVING count(*) > 0`.execute(db);
  const stateOf = (part: string): PartState => {
    const row = rows.find((one) => one.part === part);
    if (!row?.is_fresh) return 'unknown';
    return row.is_up ? 'up' : 'down';
  };
  const calls = await callsInAMinute(db);
  const ofAgency = (agency: AgencyId): PartState => {
    const one = calls.find((called) => called.agency === agency);
    if (!one || one.attempts === 0) return 'unknown';
    return one.outages >= downFrom * one.attempts ? 'down' : 'up';
  };
  const agencies = Object.fromEntries(agencyIds.map((agency) => [agency, ofAgency(agency)]));
  const inspector = rows.find(({ part }) => part === 'inspector');
  return {
    state: stateOf('inspector') === 'up' ? 'seen' : 'blind',
    atMs: inspector?.at.getTime() ?? null,
    parts: { ...isKnown, temporal: stateOf('temporal'), worker: stateOf('worker'), ...agencies },
  };
}
