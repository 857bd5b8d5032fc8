import type { Transaction } from 'kysely';
import type { RegisterDb, RegisterTables } from './database';
import { digestOf } from './digest';

/** Keys under which a request has one effect and equal answers; a key belongs to caller and path. */

export interface KeyedRequest {
  caller: string;
  path: string;
  key: string;
  /** Parsed JSON; compared in canonical form. */
  body: unknown;
}
export interface RememberedAnswer {
  status: 201;
  body: Readonly<Record<string, unknown>>;
}
type Tx = Transaction<RegisterTables>;

/** What was answered under a key before, without taking the key. */
export async function findAnswer(
  db: RegisterDb,
  { caller, path, key, body }: KeyedRequest,
): Promise<{ kind: 'unknown' } | { kind: 'key-reused' } | { kind: 'answered'; answer: RememberedAnswer }> {
  const row = await db
    .selectFrom('register.idempotency_keys')
    .select(['body_sha256', 'answer'])
    .where('caller', '=', caller)
    .where('path', '=', path)
    .where('key', '=', key)
    .executeTakeFirst();
  if (!row?.answer) return { kind: 'unknown' };
  if (row.body_sha256 !== digestOf(body)) return { kind: 'key-reused' };
  return { kind: 'answered', answer: JSON.parse(row.answer) as RememberedAnswer };
}

/** The insert waits while another request holds the key, so that all are given the first one's answer. */
export async function takeKey(
  tx: Tx,
  input: KeyedRequest,
): Promise<{ kind: 'key-reused' } | { kind: 'answered'; answer: RememberedAnswer } | undefined> {
  const { caller, path, key, body } = input;
  const taken = await tx
    .insertInto('register.idempotency_keys')
    .values({ caller, path, key, body_sha256: digestOf(body), answer: null })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (taken.numInsertedOrUpdatedRows === 1n) return undefined;
  const earlier = await findAnswer(tx, input);
  if (earlier.kind === 'unknown') throw new Error('an idempotency key is held without an answer');
  return earlier;
}

export async function rememberAnswer(
  tx: Tx,
  { caller, path, key }: KeyedRequest,
  answer: RememberedAnswer,
): Promise<void> {
  await tx
    .updateTable('register.idempotency_keys')
    .set({ answer: JSON.stringify(answer) })
    .where('caller', '=', caller)
    .where('path', '=', path)
    .where('key', '=', key)
    .execute();
}
