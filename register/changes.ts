/** All events of all cases, in one order for readers who follow them. */
import { sql } from 'kysely';
import { z } from 'zod';
import { vietNamInstant, type Instant } from '../domain/viet-nam-time';
import type { RegisterDb } from './database';
import { cursorOf, positionIn } from './cursor';
import type { CaseFilter } from './list-cases';
import { isWithinAny } from './reach-filter';
import { beforeAllCases } from './silent-cases';

/** An event of a case, without what it holds; no interface, for it is told as it is. */
export type RecordedChange = {
  cursor: string;
  caseId: string;
  caseCode: string;
  seq: number;
  type: string;
  at: Instant;
};

export interface ChangesAsked extends Pick<CaseFilter, 'reaches'> {
  /** The cursor of the last one read; undefined to begin with the first. */
  after?: string | undefined;
  limit: number;
}

/**
 * Events are ordered by the transaction that has brought them. A transaction that commits late would come to stand before
 * what has been read already; so what is read ends where the oldest of those under way begins. No reader misses one, and
 * nobody who appends waits for another. What has been committed shows some moments late, while an older one is under way.
 */
export async function changesAfter(
  db: RegisterDb,
  { after, limit, reaches }: ChangesAsked,
): Promise<RecordedChange[]> {
  const [change, caseId, seq] = after === undefined ? beforeAll : positionIn(Position, after);
  const { rows } = await sql<Row>`
    SELECT e.change::text, e.case_id::text AS "caseId", c.case_code AS "caseCode", e.seq, e.canonical
    FROM register.case_events AS e JOIN register.cases AS c USING (case_id)
    WHERE e.change >= ${change}::bigint
      AND e.change < register.change_of(pg_snapshot_xmin(pg_current_snapshot()))
      AND (e.change, e.case_id, e.seq) > (${change}::bigint, ${caseId}::uuid, ${seq}::integer)
      AND ${isWithinAny(reaches)}
    ORDER BY e.change, e.case_id, e.seq LIMIT ${limit}`.execute(db);
  return rows.map(changeOf);
}

type Row = Omit<RecordedChange, 'cursor' | 'type' | 'at'> & { change: string; canonical: string };
const Told = z.object({ type: z.string(), at: z.string() });

function changeOf({ change, canonical, ...row }: Row): RecordedChange {
  const { type, at } = Told.parse(JSON.parse(canonical));
  const cursor = cursorOf([change, row.caseId, row.seq]);
  return { cursor, ...row, type, at: vietNamInstant(Date.parse(at)) };
}

const Position = z.tuple([z.string().regex(/^\d{1,18}$/), z.uuid(), z.int().min(0).max(999_999_999)]);
const beforeAll: z.output<typeof Position> = ['0', beforeAllCases, 0];
