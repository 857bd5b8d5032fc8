/** Lists of cases, newest first, page by page. */
import { sql } from 'kysely';
import { z } from 'zod';
import type { AgencyId } from '../domain/agencies';
import type { Outcome } from '../domain/case-events';
import type { CaseStatus, StepState } from '../domain/case-view';
import { vietNamInstant, type Instant } from '../domain/viet-nam-time';
import type { RegisterDb } from './database';
import { readQuery } from './search-terms';

export interface CaseFilter {
  bundle?: string;
  status?: CaseStatus;
  outcome?: Outcome;
  agency?: AgencyId;
  step?: string;
  /** A code, a personal number, a phone, or a name with or without accents, of every person of the case. */
  q?: string;
  overdue?: boolean;
  updatedAfter?: Instant;
  /** Only what this portal filed. */
  filedBy?: string;
  /** Only cases in which this agency has a step. */
  onlyAgency?: AgencyId;
  limit: number;
  cursor?: string;
}
/** One row of a list; no interface, for a row may be told with more. */
export type CaseSummary = {
  caseId: string;
  caseCode: string;
  trackingCode: string;
  bundle: string;
  edition: string;
  status: CaseStatus;
  outcome: Outcome | null;
  nationalStatus: number;
  filedAt: Instant;
  dueAt: Instant;
  settledAt: Instant | null;
  overdue: boolean;
  updatedAt: Instant;
  steps: { id: string; agency: AgencyId; state: StepState }[];
};

/** The cursor is none that a list gave out. */
export class InvalidCursorError extends Error {
  constructor() {
    super('invalid cursor');
    this.name = 'InvalidCursorError';
  }
}

export async function listCases(
  db: RegisterDb,
  filter: CaseFilter,
): Promise<{ data: CaseSummary[]; nextCursor: string | null }> {
  const rows = await pageQuery(db, filter).execute();
  const page = rows.slice(0, filter.limit);
  const last = page.at(-1);
  return {
    data: page.map(summaryOf),
    nextCursor: rows.length > filter.limit && last ? encodeCursor(last) : null,
  };
}

function pageQuery(db: RegisterDb, filter: CaseFilter) {
  const { bundle, status, outcome, updatedAfter, filedBy, overdue, q, cursor } = filter;
  // As the view says it: on record, or past the due date of a step whose clock runs.
  const isOverdue = sql<boolean>`(c.overdue OR coalesce(c.running_until < now(), false))`;
  let query = db
    .selectFrom('register.cases as c')
    .select([
      'case_id',
      'case_code',
      'tracking_code',
      'bundle',
      'status',
      'outcome',
      'national_status',
      'due_at',
      'settled_at',
      'steps',
    ])
    .select(['filed_at', 'updated_at', sql<string>`c.edition::text`.as('edition'), isOverdue.as('overdue')])
    // Milliseconds would lose what tells two cases of one instant apart.
    .select(sql<string>`c.filed_at::text`.as('position'));
  if (bundle !== undefined) query = query.where('bundle', '=', bundle);
  if (status !== undefined) query = query.where('status', '=', status);
  if (outcome !== undefined) query = query.where('outcome', '=', outcome);
  if (updatedAfter !== undefined) query = query.where('updated_at', '>', new Date(updatedAfter));
  if (filedBy !== undefined) query = query.where('filed_by', '=', filedBy);
  if (overdue !== undefined) query = query.where(isOverdue, '=', overdue);
  for (const step of stepsWanted(filter))
    query = query.where(sql<boolean>`c.steps @> ${JSON.stringify([step])}::jsonb`);
  if (q !== undefined) query = query.where('case_id', 'in', casesFoundBy(db, q));
  if (cursor !== undefined) {
    const { position, caseId } = decodeCursor(cursor);
    query = query.where(sql<boolean>`(c.filed_at, c.case_id) < (${position}::timestamptz, ${caseId}::uuid)`);
  }
  return query
    .orderBy('filed_at', 'desc')
    .orderBy('case_id', 'desc')
    .limit(filter.limit + 1);
}

/** What the case's steps must hold, as members to be contained. */
function stepsWanted({ agency, step, onlyAgency }: CaseFilter): { agency?: string; id?: string }[] {
  const wanted = { ...(agency !== undefined && { agency }), ...(step !== undefined && { id: step }) };
  const own = { ...(onlyAgency !== undefined && { agency: onlyAgency }) };
  return [wanted, own].filter((members) => Object.keys(members).length > 0);
}

function casesFoundBy(db: RegisterDb, q: string) {
  const wanted = readQuery(q);
  const found = db.selectFrom('register.case_search').select('case_id');
  if (!wanted) return found.where(sql<boolean>`false`);
  const names = wanted.names.map((name) => sql`(is_name and term like ${`%${literal(name)}%`})`);
  const codes = wanted.beginnings.map((begins) => sql`(not is_name and term like ${`${literal(begins)}%`})`);
  return found.where(sql<boolean>`${sql.join([...names, ...codes], sql` or `)}`);
}

const literal = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

type Row = Awaited<ReturnType<ReturnType<typeof pageQuery>['execute']>>[number];

function summaryOf(row: Row): CaseSummary {
  return {
    caseId: row.case_id,
    caseCode: row.case_code,
    trackingCode: row.tracking_code,
    bundle: row.bundle,
    edition: row.edition,
    status: row.status,
    outcome: row.outcome,
    nationalStatus: row.national_status,
    filedAt: instant(row.filed_at),
    dueAt: instant(row.due_at),
    settledAt: row.settled_at === null ? null : instant(row.settled_at),
    overdue: row.overdue,
    updatedAt: instant(row.updated_at),
    steps: row.steps,
  };
}

function instant(at: Date | string): Instant {
  return vietNamInstant(new Date(at).getTime());
}

const Cursor = z.tuple([z.string().regex(/^[\d :.+-]{10,40}$/), z.uuid()]);

function encodeCursor({ position, case_id }: Row): string {
  return Buffer.from(JSON.stringify([position, case_id])).toString('base64url');
}

function decodeCursor(cursor: string): { position: string; caseId: string } {
  try {
    const [position, caseId] = Cursor.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    return { position, caseId };
  } catch {
    throw new InvalidCursorError();
  }
}
