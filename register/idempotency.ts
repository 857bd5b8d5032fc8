/** Keys under which a request has one effect and equal answers; a key belongs to caller and path. */
import type { RegisterDb } from './database';
import { digestOf } from './digest';

export interface KeyedRequest {
  caller: string;
  path: string;
  key: string;
  /** Parsed JSON; compared in canonical form. */
  body: unknown;
}
export interface RememberedAnswer {
  status: 200 | 201 | 202;
  body: Readonly<Record<string, unknown>>;
  /** Of an answer given again, and not kept with it. */
  replayed?: true;
}

type EarlierAnswer = { kind: 'key-reused' } | { kind: 'answered'; answer: RememberedAnswer };

/** What was answered under a key before, without taking the key. */
export async function findAnswer(
  db: RegisterDb,
  { caller, path, key, body }: KeyedRequest,
): Promise<{ kind: 'unknown' } | EarlierAnswer> {
  const row = await db
    .selectFrom('register.idempotency_keys')
    .select(['body_sha256', 'answer'])
    .where('caller', '=', caller)
    .where('path', '=', path)
    .where('key', '=', key)
    .executeTakeFirst();
  if (!row?.answer) return { kind: 'unknown' };
  if (row.body_sha256 !== digestOf(body)) return { kind: 'key-reused' };
  return { kind: 'answered', answer: { ...(JSON.parse(row.answer) as RememberedAnswer), replayed: true } };
}

/** Of several answers at once under a key the first is kept; gives the one that counts. */
export async function rememberAnswer(
  db: RegisterDb,
  request: KeyedRequest,
  answer: RememberedAnswer,
): Promise<EarlierAnswer> {
  const { caller, path, key, body } = request;
  const inserted = await db
    .insertInto('register.idempotency_keys')
    .values({ caller, path, key, body_sha256: digestOf(body), answer: JSON.stringify(answer) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows === 1n) return { kind: 'answered', answer };
  const kept = await findAnswer(db, request);
  if (kept.kind === 'unknown') throw new Error('an idempotency key is held without an answer');
  return kept;
}
