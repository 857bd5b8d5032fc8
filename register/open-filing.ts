/** What every filing needs first: its key and its locks, held until the transaction ends, and its number of the day. */
import { sql } from 'kysely';
import type { LifeEventLock } from '../domain/case-events';
import { digestsOf, findLockHolder, type LockHolder } from './life-event-locks';
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
  | { kind: 'opened'; number: number }
  | { kind: 'key-reused' }
  | { kind: 'answered'; answer: RememberedAnswer };

export interface OpenFiling {
  caseId: string;
  request: KeyedRequest;
  locks: readonly LifeEventLock[];
  /** As of when the day began. */
  numbersDrawnBefore: string;
}

/**
 * Within a transaction. Waits while another request holds the key or a lock, so that all under one key are given the
 * first one's answer. Throws DuplicateCaseError when a lock is held, LockReleasedError.
 */
export async function openFiling(tx: RegisterDb, filing: OpenFiling): Promise<OpenedFiling> {
  const { hasKey, number } = await takeAll(tx, filing);
  if (hasKey && number !== null) return { kind: 'opened', number };
  if (hasKey) throw await lockProblem(tx, filing);
  const earlier = await findAnswer(tx, filing.request);
  if (earlier.kind === 'unknown') throw new Error('an idempotency key is held without an answer');
  return earlier;
}

/** One statement: locks are taken only with the key, and the number is drawn only with all the locks. */
async function takeAll(
  tx: RegisterDb,
  { caseId, request: { caller, path, key, body }, locks, numbersDrawnBefore }: OpenFiling,
): Promise<{ hasKey: boolean; number: number | null }> {
  const digests = digestsOf(locks);
  const { rows } = await sql<{ has_key: boolean; number: number | null }>`
    WITH taken_key AS (
      INSERT INTO register.idempotency_keys (caller, path, key, body_sha256)
      VALUES (${caller}, ${path}, ${key}, ${digestOf(body)})
      ON CONFLICT DO NOTHING RETURNING key),
    taken_locks AS (
      INSERT INTO register.life_event_locks (lock, case_id)
      SELECT lock, ${caseId}::uuid FROM unnest(${digests}::text[]) AS lock WHERE EXISTS (SELECT FROM taken_key)
      ON CONFLICT DO NOTHING RETURNING lock),
    drawn AS (
      SELECT nextval('register.case_numbers') - ${numbersDrawnBefore}::bigint AS number
      WHERE (SELECT count(*) FROM taken_locks) = ${digests.length}::integer AND EXISTS (SELECT FROM taken_key))
    SELECT EXISTS (SELECT FROM taken_key) AS has_key, (SELECT number::integer FROM drawn) AS number`.execute(
    tx,
  );
  return { hasKey: rows[0]?.has_key === true, number: rows[0]?.number ?? null };
}

async function lockProblem(tx: RegisterDb, { caseId, locks }: OpenFiling): Promise<Error> {
  const holder = await findLockHolder(tx, { locks, exceptCaseId: caseId });
  return holder ? new DuplicateCaseError(holder) : new LockReleasedError();
}
