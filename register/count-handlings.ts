/** Figures of a period: what was received, what of it was solved, and what was left. */
import { sql, type RawBuilder } from 'kysely';
import type { AgencyId } from '../domain/agencies';
import type { Reach } from '../domain/rights/reach';
import type { Territory } from '../domain/rights/territory';
import type { Instant } from '../domain/viet-nam-time';
import type { RegisterDb } from './database';
import { anyOf, isDecidedAt, isPlacedWithin } from './reach-filter';
import { placeKey } from './projection';

export interface FiguresAsked {
  /** The period's first instant, and the first that is no longer of it. */
  from: Instant;
  to: Instant;
  reaches: readonly Reach[];
  agency?: AgencyId;
  province?: string;
}

/** Each `total` is the sum of its parts, and what was received is what was solved and what is left. */
export interface PeriodFigures {
  received: { total: number; online: number; counter: number; carried: number };
  solved: { total: number; early: number; onTime: number; late: number };
  pending: { total: number; inTime: number; late: number };
}
export type KeyedFigures = PeriodFigures & { key: string };

/** How long a step took that was decided in the period: in days, by the clock. */
export interface StepDays {
  step: string;
  median: number;
  p90: number;
}

/** Cases by the commune of their office. */
export async function countCases(db: RegisterDb, asked: FiguresAsked): Promise<KeyedFigures[]> {
  const { reaches, agency, province } = asked;
  const ways = reaches.map((reach) =>
    reach.kind === 'step' ? isDecidedAt(keysOf(reach.agency, reach.territory), 'h') : isHandledWithin(reach),
  );
  const must = [
    sql<boolean>`h.step = ''`,
    anyOf(ways),
    ...(agency === undefined ? [] : [isDecidedAt(keysOf(agency, ['*']), 'h')]),
    ...(province === undefined ? [] : [sql<boolean>`h.office_province = ${province}`]),
  ];
  return count(db, asked, sql`h.office_commune`, must);
}

const keysOf = (agency: AgencyId, territory: Territory): string[] =>
  territory.map((where) => placeKey(agency, where));

/** Steps by what is given. */
export async function countSteps(
  db: RegisterDb,
  by: 'agency' | 'step',
  asked: FiguresAsked,
): Promise<KeyedFigures[]> {
  return count(db, asked, by === 'agency' ? sql`h.agency` : sql`h.step`, stepsAsked(asked));
}

export async function measureSteps(db: RegisterDb, asked: FiguresAsked): Promise<StepDays[]> {
  const { rows } = await sql<{ step: string; hundredths: [number, number] }>`
    SELECT h.step, percentile_cont(ARRAY[0.5, 0.9]) WITHIN GROUP (
      ORDER BY extract(epoch FROM h.solved_at - h.since)::double precision / 864) AS hundredths
    FROM register.handlings AS h
    WHERE ${sql.join([...stepsAsked(asked), isCountedIn(asked), isSolvedIn(asked)], sql` AND `)} AND NOT h.is_withdrawn
    GROUP BY h.step ORDER BY h.step`.execute(db);
  return rows.map(({ step, hundredths: [median, p90] }) => ({
    step,
    median: Math.round(median) / 100,
    p90: Math.round(p90) / 100,
  }));
}

const stepsAsked = ({ reaches, agency, province }: FiguresAsked): RawBuilder<boolean>[] => [
  sql<boolean>`h.step <> ''`,
  anyOf(reaches.map(isHandledWithin)),
  ...(agency === undefined ? [] : [sql<boolean>`h.agency = ${agency}`]),
  ...(province === undefined ? [] : [sql<boolean>`h.province = ${province}`]),
];

/** In somebody's hands within the period, as it stood at the period's end. */
const isCountedIn = ({ from, to }: FiguresAsked): RawBuilder<boolean> => sql<boolean>`(
  h.since < ${to}::timestamptz AND (h.superseded_at IS NULL OR h.superseded_at >= ${to}::timestamptz)
  AND (h.solved_at IS NULL OR h.solved_at >= ${from}::timestamptz))`;

const isSolvedIn = ({ to }: FiguresAsked): RawBuilder<boolean> =>
  sql<boolean>`(h.solved_at IS NOT NULL AND h.solved_at < ${to}::timestamptz)`;

/** A row of `register.handlings AS h` lies within reach. */
function isHandledWithin(reach: Reach): RawBuilder<boolean> {
  return reach.kind === 'filed'
    ? sql<boolean>`h.case_id IN (SELECT c.case_id FROM register.cases AS c WHERE c.filed_by = ${reach.by})`
    : isPlacedWithin(reach, 'h');
}

interface Counted {
  key: string;
  carried: number;
  online: number;
  counter: number;
  early: number;
  solved_on_time: number;
  solved_late: number;
  in_time: number;
  pending_late: number;
}

async function count(
  db: RegisterDb,
  asked: FiguresAsked,
  key: RawBuilder<unknown>,
  must: readonly RawBuilder<boolean>[],
): Promise<KeyedFigures[]> {
  const { rows } = await sql<Counted>`
    WITH counted AS (
      SELECT ${key} AS key, h.channel, h.received_at < ${asked.from}::timestamptz AS is_carried,
        ${isSolvedIn(asked)} AS is_solved,
        -- Due at the end of office hours: before that day has begun it is early.
        h.solved_at < h.due_at - interval '17 hours' AND NOT h.is_withdrawn AS is_early,
        coalesce(h.late_from < CASE WHEN ${isSolvedIn(asked)} THEN h.solved_at
          ELSE least(now(), ${asked.to}::timestamptz) END, false) AS is_late, h.is_withdrawn
      FROM register.handlings AS h
      WHERE ${sql.join([...must, isCountedIn(asked)], sql` AND `)})
    SELECT key, ${counted('is_carried')} AS carried,
      ${counted("NOT is_carried AND channel = 'online'")} AS online,
      ${counted("NOT is_carried AND channel <> 'online'")} AS counter,
      ${counted('is_solved AND is_early AND NOT is_late')} AS early,
      ${counted('is_solved AND (is_withdrawn OR NOT is_late AND NOT is_early)')} AS solved_on_time,
      ${counted('is_solved AND is_late AND NOT is_withdrawn')} AS solved_late,
      ${counted('NOT is_solved AND NOT is_late')} AS in_time,
      ${counted('NOT is_solved AND is_late')} AS pending_late
    FROM counted GROUP BY key ORDER BY key`.execute(db);
  return rows.map(figuresOf);
}

const counted = (which: string): RawBuilder<number> =>
  sql<number>`(count(*) FILTER (WHERE ${sql.raw(which)}))::integer`;

function figuresOf({ key, carried, online, counter, early, in_time: inTime, ...row }: Counted): KeyedFigures {
  const { solved_on_time: onTime, solved_late: late, pending_late: pendingLate } = row;
  return {
    key,
    received: { total: online + counter + carried, online, counter, carried },
    solved: { total: early + onTime + late, early, onTime, late },
    pending: { total: inTime + pendingLate, inTime, late: pendingLate },
  };
}
