/** Lists of cases, newest first, page by page. */
import { sql, type RawBuilder } from 'kysely';
import { z } from 'zod';
import type { AgencyId } from '../domain/agencies';
import type { Outcome } from '../domain/case-events';
import type { CaseStatus, StepState } from '../domain/case-view';
import { vietNamInstant, type Instant } from '../domain/viet-nam-time';
import type { Reach } from '../domain/rights/reach';
import { isProvince } from '../domain/rights/territory';
import { cursorOf, positionIn } from './cursor';
import type { RegisterDb } from './database';
import { placeKey, type StepRow } from './projection';
import { holdsStep, isDecidedAt, isWithinAny } from './reach-filter';
import { readQuery } from './search-terms';

export interface CaseFilter {
  bundle?: string;
  status?: CaseStatus;
  outcome?: Outcome;
  agency?: AgencyId;
  step?: string;
  /** Where one of its steps is decided: a commune, or a province. */
  place?: string;
  /** A code, a personal number, a phone, or a name with or without accents, of whom the case shows to whoever asks. */
  q?: string;
  overdue?: boolean;
  updatedAfter?: Instant;
  /** What whoever asks reaches, at least one. */
  reaches: readonly Reach[];
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
  steps: { id: string; agency: AgencyId; state: StepState; place: string }[];
  /** The one the case is of; null where names are not for whoever asks. */
  subject: { name: string } | null;
};

export async function listCases(
  db: RegisterDb,
  filter: CaseFilter,
): Promise<{ data: CaseSummary[]; nextCursor: string | null }> {
  const rows = await pageQuery(db, filter).execute();
  const page = rows.slice(0, filter.limit);
  const last = page.at(-1);
  return {
    data: page.map(summaryOf),
    nextCursor: rows.length > filter.limit && last ? cursorOf([last.position, last.case_id]) : null,
  };
}

function pageQuery(db: RegisterDb, filter: CaseFilter) {
  const { bundle, status, outcome, updatedAfter, overdue, place, q, cursor, reaches } = filter;
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
      'subject_name',
    ])
    .select(seesNames(reaches).as('sees_names'))
    .select(['filed_at', 'updated_at', sql<string>`c.edition::text`.as('edition'), isOverdue.as('overdue')])
    // Milliseconds would lose what tells two cases of one instant apart.
    .select(sql<string>`c.filed_at::text`.as('position'));
  if (bundle !== undefined) query = query.where('bundle', '=', bundle);
  if (status !== undefined) query = query.where('status', '=', status);
  if (outcome !== undefined) query = query.where('outcome', '=', outcome);
  if (updatedAfter !== undefined) query = query.where('updated_at', '>', new Date(updatedAfter));
  if (overdue !== undefined) query = query.where(isOverdue, '=', overdue);
  const step = stepWanted(filter);
  if (step) query = query.where(holdsStep(step));
  if (place !== undefined) query = query.where(isDecidedAt([placeKey('any', place)]));
  query = query.where(isWithinAny(reaches, q === undefined ? undefined : (reach) => isCalled(q, reach)));
  if (cursor !== undefined) {
    const [position, caseId] = positionIn(Cursor, cursor);
    query = query.where(sql<boolean>`(c.filed_at, c.case_id) < (${position}::timestamptz, ${caseId}::uuid)`);
  }
  return query
    .orderBy('filed_at', 'desc')
    .orderBy('case_id', 'desc')
    .limit(filter.limit + 1);
}

/** What one of the case's steps must be. */
function stepWanted({ agency, step, place }: CaseFilter): Partial<StepRow> | undefined {
  const wanted = { ...(agency !== undefined && { agency }), ...(step !== undefined && { id: step }) };
  if (place !== undefined)
    return { ...wanted, applies: true, ...(isProvince(place) ? { province: place } : { place }) };
  return Object.keys(wanted).length > 0 ? wanted : undefined;
}

/** The name of the one the case is of is for whoever sees any of its declaration. */
const seesNames = (reaches: readonly Reach[]): RawBuilder<boolean> =>
  isWithinAny(reaches.filter(({ sees }) => sees !== 'head'));

function isCalled(q: string, reach: Reach): RawBuilder<boolean> {
  const wanted = readQuery(q);
  if (!wanted) return sql<boolean>`false`;
  const names = wanted.names.map((name) => sql`(is_name and term like ${`%${literal(name)}%`})`);
  const codes = wanted.beginnings.map((begins) => sql`(not is_name and term like ${`${literal(begins)}%`})`);
  return sql<boolean>`c.case_id IN (
    SELECT case_id FROM register.case_search
    WHERE (${sql.join([...names, ...codes], sql` or `)}) AND ${isShown(reach)})`;
}

/** Nobody finds a case by what it would not show them. */
function isShown(reach: Reach): RawBuilder<boolean> {
  if (reach.sees === 'full') return sql<boolean>`true`;
  if (reach.kind !== 'step') return sql<boolean>`seen_by IS NULL`;
  return sql<boolean>`(seen_by IS NULL OR ${reach.agency} = ANY (seen_by))`;
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
    steps: row.steps.map(({ id, agency, state, place }) => ({ id, agency, state, place })),
    subject: row.sees_names && row.subject_name !== null ? { name: row.subject_name } : null,
  };
}

function instant(at: Date | string): Instant {
  return vietNamInstant(new Date(at).getTime());
}

const Cursor = z.tuple([z.string().regex(/^[\d :.+-]{10,40}$/), z.uuid()]);
