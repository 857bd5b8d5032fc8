/** Who has read what: the read log. It is only ever added to, and before what it tells of is shown. */
import { sql, type RawBuilder } from 'kysely';
import type { AgencyId } from '../domain/agencies';
import type { defaultPurposes, Purpose } from '../domain/rights/purpose';
import type { Reach } from '../domain/rights/reach';
import type { Role } from '../domain/rights/roles';
import { vietNamInstant, type Instant } from '../domain/viet-nam-time';
import type { RegisterDb } from './database';
import { InvalidCursorError } from './cursor';
import { isWithinAny } from './reach-filter';

/** What was read; `plan` is what an order would change. */
export const readKinds = [
  'view',
  'list',
  'declaration',
  'texts',
  'plan',
  'documents',
  'document',
  'contact',
  'reads',
  'task',
  'task-events',
  'preview',
  'draft',
] as const;

export interface NewRead {
  /** The subject. */
  by: string;
  role: Role | null;
  agency: AgencyId | null;
  /** Null where it is about no one case. */
  caseId: string | null;
  what: (typeof readKinds)[number];
  /** What of the declaration was shown. */
  pointers: string[];
  purpose: Purpose['code'] | (typeof defaultPurposes)[number] | null;
  note: string | null;
  channel: 'api' | 'console' | 'tracking';
  /** `refused`: the case is on file, and out of reach. */
  result: 'shown' | 'refused';
}
export interface StoredRead extends NewRead {
  at: Instant;
}

/** Stored when this resolves. One statement, whatever their number. */
export async function recordReads(db: RegisterDb, reads: readonly NewRead[]): Promise<void> {
  if (reads.length === 0) return;
  await sql`
    INSERT INTO register.reads (subject, role, agency, case_id, what, pointers, purpose, note, channel, result)
    SELECT r.* FROM jsonb_to_recordset(${JSON.stringify(reads.map(rowOf))}::jsonb)
      AS r (subject text, role text, agency text, case_id uuid, what text, pointers jsonb, purpose text, note text,
        channel text, result text)`.execute(db);
}

const rowOf = ({ by, caseId, ...read }: NewRead) => ({ subject: by, case_id: caseId, ...read });

export interface ReadFilter {
  /** Of a person of the case. */
  personalId?: string;
  caseId?: string;
  by?: string;
  from?: Instant;
  to?: Instant;
  /** Only rows of cases that lie within one of these; undefined for all rows. */
  within?: readonly Reach[];
  limit: number;
  cursor?: string;
}

interface Row {
  id: string;
  at: Date;
  subject: string;
  role: Role | null;
  agency: AgencyId | null;
  case_id: string | null;
  what: NewRead['what'];
  pointers: string[];
  purpose: NewRead['purpose'];
  note: string | null;
  channel: NewRead['channel'];
  result: NewRead['result'];
}

/** Newest first. */
export async function findReads(
  db: RegisterDb,
  filter: ReadFilter,
): Promise<{ data: StoredRead[]; nextCursor: string | null }> {
  const { limit } = filter;
  const conditions = sql.join(conditionsOf(filter), sql` AND `);
  const { rows } = await sql<Row>`
    SELECT r.id::text, r.at, r.subject, r.role, r.agency, r.case_id, r.what, r.pointers, r.purpose, r.note, r.channel,
      r.result
    FROM register.reads AS r WHERE ${conditions} ORDER BY r.id DESC LIMIT ${limit + 1}`.execute(db);
  const page = rows.slice(0, limit);
  return {
    data: page.map(readOfRow),
    nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
  };
}

function conditionsOf({
  personalId,
  caseId,
  by,
  from,
  to,
  within,
  cursor,
}: ReadFilter): RawBuilder<unknown>[] {
  if (cursor !== undefined && !/^\d{1,18}$/.test(cursor)) throw new InvalidCursorError();
  const ofPerson = sql`SELECT case_id FROM register.case_search WHERE NOT is_name AND term = ${personalId}`;
  const reached =
    within &&
    sql`SELECT c.case_id FROM register.cases AS c
    WHERE c.case_id = r.case_id AND ${isWithinAny(within)}`;
  return [
    sql`true`,
    ...(personalId === undefined ? [] : [sql`r.case_id IN (${ofPerson})`]),
    ...(caseId === undefined ? [] : [sql`r.case_id = ${caseId}::uuid`]),
    ...(by === undefined ? [] : [sql`r.subject = ${by}`]),
    ...(from === undefined ? [] : [sql`r.at >= ${from}::timestamptz`]),
    ...(to === undefined ? [] : [sql`r.at <= ${to}::timestamptz`]),
    ...(reached ? [sql`EXISTS (${reached})`] : []),
    ...(cursor === undefined ? [] : [sql`r.id < ${cursor}::bigint`]),
  ];
}

function readOfRow(row: Row): StoredRead {
  const { at, subject, role, agency, case_id, what, pointers, purpose, note, channel, result } = row;
  const from = { at: vietNamInstant(at.getTime()), by: subject, role, agency, caseId: case_id };
  return { ...from, what, pointers, purpose, note, channel, result };
}
