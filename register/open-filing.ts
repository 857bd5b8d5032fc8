import { sql } from 'kysely';
import type { Day } from '../domain/viet-nam-time';
import { digestsOf, findClaimHolder, type ClaimHolder } from './life-event-locks';
import type { RegisterDb } from './database';
import { digestOf } from './digest';
import { findAnswer, type KeyedRequest, type RememberedAnswer } from './idempotency';

/** What every filing needs first: its key, its claims and its number of the day. Held until the transaction ends. */

/** Rolls the filing back: nothing of it is kept, the key included, so that a mended body may use it again. */
export class DuplicateCaseError extends Error {
  constructor(readonly onFile: ClaimHolder) {
    super('the life event is on file');
    this.name = 'DuplicateCaseError';
  }
}

/** A claim was held and has been let go since: the filing may be tried anew. */
export class ClaimReleasedError extends Error {
  constructor() {
    super('a claim has just been released');
    this.name = 'ClaimReleasedError';
  }
}

export type OpenedFiling =
  | { kind: 'opened'; number: number }
  | { kind: 'key-reused' }
  | { kind: 'answered'; answer: RememberedAnswer };

export interface OpenFiling {
  caseId: string;
  request: KeyedRequest;
  claims: readonly string[];
  day: Day;
}

/**
 * Within a transaction. Waits while another request holds the key or a claim, so that all under one key are given the
 * first one's answer. Throws DuplicateCaseError when a claim is held, ClaimReleasedError.
 */
export async function openFiling(tx: RegisterDb, filing: OpenFiling): Promise<OpenedFiling> {
  const { hasKey, number } = await takeAll(tx, filing);
  if (hasKey && number !== null) return { kind: 'opened', number };
  if (hasKey) throw await claimProblem(tx, filing);
  const earlier = await findAnswer(tx, filing.request);
  if (earlier.kind === 'unknown') throw new Error('an idempotency key is held without an answer');
  return earlier;
}

/** One statement: claims are taken only with the key, and the number is counted only with all the claims. */
async function takeAll(
  tx: RegisterDb,
  { caseId, request: { caller, path, key, body }, claims, day }: OpenFiling,
): Promise<{ hasKey: boolean; number: number | null }> {
  const digests = digestsOf(claims);
  const { rows } = await sql<{ has_key: boolean; number: number | null }>`
    WITH taken_key AS (
      INSERT INTO register.idempotency_keys (caller, path, key, body_sha256)
      VALUES (${caller}, ${path}, ${key}, ${digestOf(body)})
      ON CONFLICT DO NOTHING RETURNING key),
    taken_claims AS (
      INSERT INTO register.life_event_claims (claim, case_id)
      SELECT claim, ${caseId}::uuid FROM unnest(${digests}::text[]) AS claim WHERE EXISTS (SELECT FROM taken_key)
      ON CONFLICT DO NOTHING RETURNING claim),
    counted AS (
      INSERT INTO register.case_code_counters (day, last)
      SELECT ${day}::date, 1 WHERE (SELECT count(*) FROM taken_claims) = ${digests.length}::integer
        AND EXISTS (SELECT FROM taken_key)
      ON CONFLICT (day) DO UPDATE SET last = case_code_counters.last + 1 RETURNING last)
    SELECT EXISTS (SELECT FROM taken_key) AS has_key, (SELECT last FROM counted) AS number`.execute(tx);
  return { hasKey: rows[0]?.has_key === true, number: rows[0]?.number ?? null };
}

async function claimProblem(tx: RegisterDb, { caseId, claims }: OpenFiling): Promise<Error> {
  const holder = await findClaimHolder(tx, { claims, exceptCaseId: caseId });
  return holder ? new DuplicateCaseError(holder) : new ClaimReleasedError();
}
