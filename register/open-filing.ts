/** What every filing needs first: its key and its locks, held until the transaction ends, and its number of the day. */
import { sql } from 'kysely';
import type { LifeEventLock, LifeEventMark } from '../domain/life-events';
import { digestList, digests, findLockHolder, type LockHolder } from './life-event-locks';
import type { RegisterDb } from './database';
import { digestOf } from './digest';
import { findAnswer, type KeyedRequest, type RememberedAnswer } from './idempotency';

/** Rolls the filing back: nothing of it is kept, the key included, so that a mended body may use it again. */
export class DuplicateCaseError extends Error {
  constructor(readonly onFile: LockHolder) {
    super('the life event is on file');
    this.name = 'DuplicateCaseError';
  }
}

/** A lock was held and has been let go since: the filing may be tried anew. */
export class LockReleasedError extends Error {
  constructor() {
    super('a lock has just been released');
    this.name = 'LockReleasedError';
  }
}

export type OpenedFiling =
  | { kind: 'opened'; number: number; isRecognised: boolean }
  | { kind: 'key-reused' }
  | { kind: 'answered'; answer: RememberedAnswer };

export interface OpenFiling {
  caseId: string;
  request: KeyedRequest;
  locks: readonly LifeEventLock[];
  marks: readonly LifeEventMark[];
  /** What another case of the same event would be recognised by. */
  doubtful: readonly LifeEventMark[];
  /** As of when the day began. */
  numbersDrawnBefore: string;
}

/**
 * Within a transaction. Waits while another request holds the key or a lock, so that all under one key are given the
 * first one's answer. Throws DuplicateCaseError when a lock is held, LockReleasedError.
 */
export async function openFiling(tx: RegisterDb, filing: OpenFiling): Promise<OpenedFiling> {
  const { hasKey, number, isRecognised } = await takeAll(tx, filing);
  if (hasKey && number !== null) return { kind: 'opened', number, isRecognised };
  if (hasKey) throw await lockProblem(tx, filing);
  const earlier = await findAnswer(tx, filing.request);
  if (earlier.kind === 'unknown') throw new Error('an idempotency key is held without an answer');
  return earlier;
}

/** One statement: locks are taken only with the key, and the number is drawn only with all the locks. */
async function takeAll(
  tx: RegisterDb,
  { caseId, request: { caller, path, key, body }, locks, marks, doubtful, numbersDrawnBefore }: OpenFiling,
): Promise<{ hasKey: boolean; number: number | null; isRecognised: boolean }> {
  const { rows } = await sql<{ has_key: boolean; number: number | null; is_recognised: boolean }>`
    WITH wanted AS MATERIALIZED (SELECT ${digests(locks)} AS lock),
    taken_key AS (
      INSERT INTO register.idempotency_keys (caller, path, key, body_sha256)
      VALUES (${caller}, ${path}, ${key}, ${digestOf(body)})
      ON CONFLICT DO NOTHING RETURNING key),
    taken_locks AS (
      INSERT INTO register.life_event_locks (lock, case_id)
      SELECT lock, ${caseId}::uuid FROM wanted WHERE EXISTS (SELECT FROM taken_key)
      -- In one order for everybody, so that two families with two locks each cannot wait for one another.
      ORDER BY lock
      ON CONFLICT DO NOTHING RETURNING lock),
    marked AS (
      INSERT INTO register.life_event_marks (mark, case_id)
      SELECT ${digests(marks)}, ${caseId}::uuid WHERE EXISTS (SELECT FROM taken_key)),
    drawn AS (
      SELECT nextval('register.case_numbers') - ${numbersDrawnBefore}::bigint AS number
      WHERE (SELECT count(*) FROM taken_locks) = (SELECT count(*) FROM wanted) AND EXISTS (SELECT FROM taken_key))
    SELECT EXISTS (SELECT FROM taken_key) AS has_key, (SELECT number::integer FROM drawn) AS number,
      EXISTS (SELECT FROM register.life_event_marks WHERE mark = ANY (${digestList(doubtful)})) AS is_recognised`.execute(
    tx,
  );
  const [row] = rows;
  return {
    hasKey: row?.has_key === true,
    number: row?.number ?? null,
    isRecognised: row?.is_recognised === true,
  };
}

async function lockProblem(tx: RegisterDb, { caseId, locks }: OpenFiling): Promise<Error> {
  const holder = await findLockHolder(tx, { locks, exceptCaseIds: [caseId] });
  return holder ? new DuplicateCaseError(holder) : new LockReleasedError();
}
