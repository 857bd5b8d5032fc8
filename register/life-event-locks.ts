/**
 * What a case is held and recognised by. Locks keep one life event from having two live cases; marks tell cases that may
 * be about one event. Both name people, and are kept as digests under a key that the register's own role cannot read
 * (`register.keyed_digest`), so that nobody finds a person by trying all numbers.
 */
import { sql, type QueryExecutorProvider, type RawBuilder } from 'kysely';
import type { Documents } from '../domain/case-events';
import type { LifeEventLock, LifeEventMark } from '../domain/life-events';
import type { CaseState } from '../domain/fold/case-state';
import { isUnderWay } from '../domain/fold/correcting';
import { stepStateOf } from '../domain/fold/step-state';
import { isLost } from '../domain/step-states';
import { storedLifeEvent, type LifeEvent } from '../procedures/shared/intake/life-event';

export interface LockHolder {
  caseId: string;
  caseCode: string;
}

/** Another case that holds one of the locks. */
export async function findLockHolder(
  db: QueryExecutorProvider,
  { locks, exceptCaseIds }: { locks: readonly LifeEventLock[]; exceptCaseIds: readonly string[] },
): Promise<LockHolder | undefined> {
  if (locks.length === 0) return undefined;
  const { rows } = await sql<LockHolder>`
    SELECT case_id AS "caseId", case_code AS "caseCode"
    FROM register.life_event_locks JOIN register.cases USING (case_id)
    WHERE lock = ANY (${digestList(locks)}) AND case_id <> ALL (${[...exceptCaseIds]}::uuid[])
    LIMIT 1`.execute(db);
  return rows[0];
}

/** Whether another case is recognised by one of the marks. */
export async function isRecognised(
  db: QueryExecutorProvider,
  marks: readonly LifeEventMark[],
): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    SELECT EXISTS (SELECT FROM register.life_event_marks WHERE mark = ANY (${digestList(marks)})) AS found`.execute(
    db,
  );
  return rows[0]?.found === true;
}

/** One row for each word, to be selected. */
export function digests(words: readonly string[]): RawBuilder<string> {
  return sql`register.keyed_digest(unnest(${[...new Set(words)]}::text[]))`;
}

/** To be searched by: of a list, unlike of rows, PostgreSQL knows that it is short, and asks the index. */
export function digestList(words: readonly string[]): RawBuilder<string[]> {
  return sql`ARRAY(SELECT ${digests(words)})`;
}

/** What a case is to hold as it stands. */
export interface Holding {
  /** By the declaration that counts. */
  own: LifeEventLock[];
  /** These, and while a correction may still be given up, those of the declaration from before it. */
  locks: LifeEventLock[];
  marks: LifeEventMark[];
}

const nothing: Holding = { own: [], locks: [], marks: [] };

/**
 * Follows from the case as it stands. The first step is the civil act: while it may come and while it stands the event
 * is the case's; once it is lost, the family may file again. Null where the declaration has been erased: what is held
 * then stays.
 */
export function holdingOf(state: CaseState, documents: Documents): Holding | null {
  const { filed, declarationRef, uncorrectedRef, steps } = state;
  const [first] = steps;
  if (first && isLost(stepStateOf(state, first))) return nothing;
  const read = (ref: string): LifeEvent | null =>
    Object.hasOwn(documents, ref) ? storedLifeEvent(filed, documents[ref]) : null;
  const own = read(declarationRef);
  if (!own) return null;
  const before = isUnderWay(state) ? read(uncorrectedRef) : null;
  return { own: own.locks, locks: [...own.locks, ...(before?.locks ?? [])], marks: own.marks };
}

/** What a holding follows from, beside documents, which stay: while it is the same, so is what the case is to hold. */
export function basisOfHolding(state: CaseState): string {
  const { declarationRef, uncorrectedRef, steps } = state;
  const [first] = steps;
  const isOver = first !== undefined && isLost(stepStateOf(state, first));
  return JSON.stringify([isOver, declarationRef, isUnderWay(state) ? uncorrectedRef : null]);
}

/**
 * Common table expressions for a statement's `WITH` that bring what a case holds up to date. A lock that another case
 * holds stays with that case, unless this one takes it over; `claim_taken` of the case's row says so.
 */
export function updateHolding(
  caseId: string,
  holding: Holding | null,
  takesFrom: readonly string[],
): RawBuilder<unknown> {
  const { own, locks, marks } = holding ?? nothing;
  const isKnown = sql`${holding !== null}::boolean`;
  return sql`
    own AS MATERIALIZED (SELECT ${digests(own)} AS lock),
    wanted AS MATERIALIZED (SELECT ${digests(locks)} AS lock),
    wanted_marks AS MATERIALIZED (SELECT ${digests(marks)} AS mark),
    released AS (
      DELETE FROM register.life_event_locks
      WHERE ${isKnown} AND case_id = ${caseId}::uuid AND lock NOT IN (SELECT lock FROM wanted)),
    locked AS (
      INSERT INTO register.life_event_locks AS held (lock, case_id, is_own)
      SELECT lock, ${caseId}::uuid, lock IN (SELECT lock FROM own) FROM wanted
      WHERE lock NOT IN (SELECT lock FROM register.life_event_locks WHERE case_id = ${caseId}::uuid)
      ORDER BY lock ${onConflict(takesFrom)}),
    owned AS (
      UPDATE register.life_event_locks SET is_own = NOT is_own
      WHERE ${isKnown} AND case_id = ${caseId}::uuid AND lock IN (SELECT lock FROM wanted)
        AND is_own <> (lock IN (SELECT lock FROM own))),
    unmarked AS (
      DELETE FROM register.life_event_marks
      WHERE ${isKnown} AND case_id = ${caseId}::uuid AND mark NOT IN (SELECT mark FROM wanted_marks)),
    marked AS (
      INSERT INTO register.life_event_marks (mark, case_id)
      SELECT mark, ${caseId}::uuid FROM wanted_marks ON CONFLICT DO NOTHING),
    robbed AS (
      UPDATE register.cases SET claim_taken = true, updated_at = now()
      WHERE case_id = ANY (${[...takesFrom]}::uuid[]) AND case_id IN (
        SELECT held.case_id FROM register.life_event_locks AS held JOIN own USING (lock) WHERE held.is_own))`;
}

/** An update that comes to nothing would still lock the row of the other case. */
function onConflict(takesFrom: readonly string[]): RawBuilder<unknown> {
  return takesFrom.length === 0
    ? sql`ON CONFLICT DO NOTHING`
    : sql`ON CONFLICT (lock) DO UPDATE SET case_id = excluded.case_id, is_own = excluded.is_own
        WHERE excluded.is_own AND held.case_id = ANY (${[...takesFrom]}::uuid[])`;
}

/** Whether another case holds what the case's own declaration says, as a value for its row. */
export function isClaimTaken(
  caseId: string,
  holding: Holding | null,
  takesFrom: readonly string[],
): RawBuilder<boolean> {
  if (!holding) return sql`claim_taken`;
  return sql`EXISTS (
      SELECT FROM register.life_event_locks AS held
      WHERE held.lock = ANY (${digestList(holding.own)})
        AND held.case_id <> ALL (${[caseId, ...takesFrom]}::uuid[]))`;
}
