/** Findings in groups that one remedy may serve: read, and what operators make of each. */
import { sql, type RawBuilder } from 'kysely';
import type { AgencyId } from '../domain/agencies';
import type { GroupFigures, Resolution, SetAside } from '../domain/failure-groups';
import { vietNamInstant, type Instant } from '../domain/viet-nam-time';
import type { RegisterDb } from './database';
import { countOpen } from './silent-cases';

export interface FailureGroup extends GroupFigures {
  groupId: string;
  cause: string;
  /** Null where it is not one step that stands still. */
  step: string | null;
  agency: AgencyId | null;
  /** The first of them, longest so first. */
  caseIds: string[];
  /** Since when the first and the last of them are. */
  oldest: Instant;
  newest: Instant;
  /** How many findings came in the last hour. */
  lastHour: number;
  /** What was met, and in how many cases; and the release that saw it. */
  codes: Record<string, number>;
  releases: Record<string, number>;
  owner: string | null;
  note: string | null;
  resolution: Resolution | null;
}

export interface GroupsWanted {
  groupId?: string;
  /** A case in it. */
  caseId?: string;
  /** Also those that are empty, for as long as they are kept. */
  withEmpty: boolean;
}

const namedCases = 20;

export async function failureGroups(db: RegisterDb, wanted: GroupsWanted): Promise<FailureGroup[]> {
  const { rows } = await sql<Row>`
    WITH found AS MATERIALIZED (
      SELECT f.*, f.closed_at IS NULL AS is_open, ${isAtRisk} AS at_risk
      FROM register.findings AS f LEFT JOIN register.cases AS c USING (case_id)
      WHERE ${within(wanted)})
    SELECT group_id AS "groupId", cause, step, agency, ${figures},
      jsonb_build_object('owner', k.owner, 'note', k.note, 'setAside', k.set_aside, 'resolution', k.resolution,
        'isTouched', k.group_id IS NOT NULL) AS kept,
      ${firstAfter(sql`k.set_aside`, sql`true`)} IS NOT NULL AS "hasNewerRelease",
      ${firstAfter(sql`k.resolution`, sql`k.resolution ->> 'release' = 'next'`)} AS "regressedIn"
    FROM found LEFT JOIN register.failure_groups AS k USING (group_id)
    GROUP BY group_id, cause, step, agency, k.group_id
    HAVING ${wanted.withEmpty}::boolean OR bool_or(is_open)`.execute(db);
  const openCases = rows.some(({ cause }) => cause === 'no-worker') ? await countOpen(db) : 0;
  return rows.map((row) => groupOf(row.cause === 'no-worker' ? { ...row, cases: openCases } : row));
}

interface Row extends Omit<
  FailureGroup,
  'oldest' | 'newest' | 'owner' | 'note' | 'setAside' | 'resolution' | 'isTouched' | 'caseIds'
> {
  oldest: Date;
  newest: Date;
  caseIds: string[] | null;
  kept: Pick<FailureGroup, 'owner' | 'note' | 'setAside' | 'resolution' | 'isTouched'>;
}

function groupOf({ oldest, newest, caseIds, kept, ...row }: Row): FailureGroup {
  return {
    ...row,
    ...kept,
    caseIds: (caseIds ?? []).slice(0, namedCases),
    oldest: vietNamInstant(oldest.getTime()),
    newest: vietNamInstant(newest.getTime()),
  };
}

/** With an hour's findings that were closed since, to compare with; of one group all that is kept of it. */
function within({ groupId, caseId, withEmpty }: GroupsWanted): RawBuilder<boolean> {
  const one = groupId === undefined ? sql`true` : sql`f.group_id = ${groupId}`;
  const ofCase =
    caseId === undefined
      ? sql`true`
      : sql`f.group_id IN (
          SELECT group_id FROM register.findings WHERE case_id = ${caseId}::uuid AND closed_at IS NULL)`;
  const lately = withEmpty
    ? sql`true`
    : sql`(f.closed_at IS NULL OR f.closed_at > now() - interval '1 hour')`;
  return sql`(${one} AND ${ofCase} AND ${lately})`;
}

/** The clock of the step runs, or of any step where none is named, and it is due soon or past its day. */
const isAtRisk = sql<boolean>`coalesce(c.at_risk_from <= now(), false) AND EXISTS (
  SELECT FROM jsonb_array_elements(c.clocks) AS clock
  WHERE (f.step IS NULL OR clock ->> 'step' = f.step) AND (clock ->> 'riskFrom')::timestamptz <= now())`;

const anHourAgo = sql`now() - interval '1 hour'`;
const ms = (at: RawBuilder<unknown>) => sql`(extract(epoch FROM ${at}) * 1000)::double precision`;
/** Of an empty group as they were last. */
const shown = sql`FILTER (WHERE is_open)`;

const figures = sql`
  (count(DISTINCT case_id) ${shown})::integer AS cases, (count(*) ${shown})::integer AS open,
  (count(*) FILTER (WHERE since <= ${anHourAgo} AND (is_open OR closed_at > ${anHourAgo})))::integer AS "hourAgo",
  (count(*) FILTER (WHERE since > ${anHourAgo}))::integer AS "lastHour",
  (count(DISTINCT case_id) FILTER (WHERE is_open AND at_risk))::integer AS "deadlinesAtRisk",
  coalesce(min(since) ${shown}, min(since)) AS oldest, coalesce(max(since) ${shown}, max(since)) AS newest,
  ${ms(sql`(SELECT min(noted_at) FROM register.findings AS one WHERE one.group_id = found.group_id)`)} AS "firstMs",
  CASE WHEN bool_or(is_open) THEN NULL ELSE ${ms(sql`max(closed_at)`)} END AS "emptySinceMs",
  array_agg(case_id::text ORDER BY since, case_id) FILTER (WHERE is_open AND case_id IS NOT NULL) AS "caseIds",
  ${countedBy(sql`code`)} AS codes, ${countedBy(sql`release`)} AS releases`;

function countedBy(what: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(
    SELECT coalesce(jsonb_object_agg(what, n), '{}') FROM (
      SELECT ${what} AS what, count(*) AS n FROM found AS one
      WHERE one.group_id = found.group_id AND is_open AND ${what} IS NOT NULL GROUP BY 1) AS counted)`;
}

/** The release of the first finding since then, where wanted only of a release that had not been seen by then. */
function firstAfter(then: RawBuilder<unknown>, isNewerWanted: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(
    SELECT release FROM register.findings AS after
    WHERE ${then} IS NOT NULL AND after.group_id = found.group_id AND noted_at > (${then} ->> 'at')::timestamptz
      AND (NOT (${isNewerWanted}) OR NOT ${then} -> 'releases' ? release)
    ORDER BY noted_at LIMIT 1)`;
}

export interface GroupMember {
  caseId: string;
  /** Null where the case is not on file. */
  caseCode: string | null;
  since: Instant;
  dueAt: Instant | null;
  atRisk: boolean;
  code: string | null;
  /** Who sees to the case. */
  owner: string | null;
  /** Where the page that follows it begins. */
  position: string;
}

/** Those that are in it now, longest first; behind a position of an earlier page. */
export async function groupMembers(
  db: RegisterDb,
  { groupId, after, limit }: { groupId: string; after?: { position: string; caseId: string }; limit: number },
): Promise<GroupMember[]> {
  const { rows } = await sql<Omit<GroupMember, 'since' | 'dueAt'> & { since: Date; dueAt: Date | null }>`
    SELECT f.case_id::text AS "caseId", c.case_code AS "caseCode", c.owner, f.since, f.code, ${isAtRisk} AS "atRisk",
      coalesce((c.due_by_step ->> f.step)::timestamptz, c.due_at) AS "dueAt", f.since::text AS position
    FROM register.findings AS f LEFT JOIN register.cases AS c USING (case_id)
    WHERE f.group_id = ${groupId} AND f.closed_at IS NULL AND f.case_id IS NOT NULL
      AND ${after ? sql`(f.since, f.case_id) > (${after.position}::timestamptz, ${after.caseId}::uuid)` : sql`true`}
    ORDER BY f.since, f.case_id LIMIT ${limit}`.execute(db);
  const instant = (at: Date) => vietNamInstant(at.getTime());
  return rows.map((row) => ({ ...row, since: instant(row.since), dueAt: row.dueAt && instant(row.dueAt) }));
}

/** What operators make of a group; what is left out stays as it is. */
export interface GroupChange {
  owner?: string | null;
  note?: string | null;
  setAside?: SetAside | null;
  resolution?: Resolution | null;
}

export async function keepGroupChange(db: RegisterDb, groupId: string, change: GroupChange): Promise<void> {
  const json = (value: object | null | undefined) => (value ? JSON.stringify(value) : null);
  const put = (column: string, isSaid: boolean, value: RawBuilder<unknown>) =>
    sql`${sql.ref(column)} = CASE WHEN ${isSaid}::boolean THEN ${value} ELSE g.${sql.ref(column)} END`;
  const { owner, note, setAside, resolution } = change;
  await sql`
    INSERT INTO register.failure_groups AS g (group_id, owner, note, set_aside, resolution)
    VALUES (${groupId}, ${owner ?? null}, ${note ?? null}, ${json(setAside)}, ${json(resolution)})
    ON CONFLICT (group_id) DO UPDATE SET
      ${put('owner', owner !== undefined, sql`excluded.owner`)},
      ${put('note', note !== undefined, sql`excluded.note`)},
      ${put('set_aside', setAside !== undefined, sql`excluded.set_aside`)},
      ${put('resolution', resolution !== undefined, sql`excluded.resolution`)}`.execute(db);
}

/** Every release that has been seen of late, at work or on a finding. */
export async function seenReleases(db: RegisterDb): Promise<string[]> {
  const { rows } = await sql<{ release: string }>`
    SELECT release FROM register.heartbeats UNION SELECT release FROM register.findings WHERE closed_at IS NULL`.execute(
    db,
  );
  return rows.map(({ release }) => release);
}
