import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { StaleRecordError } from '../../register/append-events';
import { birthDeclaration } from '../support/declarations';
import { filedDraft, RegisterOnPostgres } from './support/register-on-postgres';

/** Two that race meet in the database: the one is held in the middle of what it does until the other waits for it. */
jest.setTimeout(60_000);

let on: RegisterOnPostgres;
let first: Client;
beforeAll(async () => {
  on = await RegisterOnPostgres.start();
  first = new Client({ connectionString: on.postgres.urls.owner });
  await first.connect();
});
afterAll(async () => {
  await first.end();
  await on.stop();
});

/** Resolves once somebody waits for what `first` holds. */
async function untilSomebodyWaits(): Promise<void> {
  const waiting = `SELECT 1 FROM pg_stat_activity WHERE cardinality(pg_blocking_pids(pid)) > 0`;
  while ((await on.sql(waiting)).length === 0);
}

/** Does `act` while a transaction that has done `statement` is open; ends that one when `act` waits for it. */
async function whileOpen<T>(
  [text, values]: [string, unknown[]],
  act: () => Promise<T>,
  end: 'COMMIT' | 'ROLLBACK' = 'COMMIT',
): Promise<T> {
  await first.query('BEGIN');
  await first.query(text, values);
  const acting = act();
  await untilSomebodyWaits();
  await first.query(end);
  return acting;
}

const answerOf = (name: string) => ({ status: 202 as const, body: { orderId: name } });
const requestWith = (key: string) => ({ caller: 'portal', path: '/v1/cases/c/withdrawal', key, body: {} });

test('of two answers at once under one key the one that was kept first is given to both', async () => {
  const kept = requestWith(randomUUID());
  const other = requestWith(randomUUID());
  // The digest of the body, as the register makes it.
  await on.register.rememberAnswer(other, answerOf('first'));
  const copy = `INSERT INTO register.idempotency_keys (caller, path, key, body_sha256, answer)
    SELECT caller, path, $1, body_sha256, answer FROM register.idempotency_keys WHERE key = $2`;
  const counts = await whileOpen([copy, [kept.key, other.key]], () =>
    on.register.rememberAnswer(kept, answerOf('second')),
  );
  expect(counts).toEqual({ kind: 'answered', answer: { ...answerOf('first'), replayed: true } });
  expect(await on.register.findAnswer(kept)).toEqual(counts);
});

test('an answer that waited for another which was given up is kept itself', async () => {
  const request = requestWith(randomUUID());
  const taken = `INSERT INTO register.idempotency_keys (caller, path, key, body_sha256, answer)
    VALUES ($1, $2, $3, 'other', '{}')`;
  const values = [request.caller, request.path, request.key];
  const counts = await whileOpen(
    [taken, values],
    () => on.register.rememberAnswer(request, answerOf('second')),
    'ROLLBACK',
  );
  expect(counts).toEqual({ kind: 'answered', answer: answerOf('second') });
});

test('of two orders at once on a case as both have read it, the one recorded second is refused and leaves nothing', async () => {
  const { caseId } = await on.fileCase();
  const { seq } = await on.register.readCase(caseId);
  const append = (id: string) =>
    on.register.appendEvents(caseId, [filedDraft(id, caseId)], { afterSeq: seq });
  const locked: [string, unknown[]] = [
    'SELECT 1 FROM register.cases WHERE case_id = $1 FOR UPDATE',
    [caseId],
  ];
  const outcomes = await whileOpen(locked, () => Promise.allSettled([append('order/1'), append('order/2')]));
  const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome] : []));
  expect(refused).toHaveLength(1);
  expect(refused[0]?.reason).toBeInstanceOf(StaleRecordError);
  expect(await on.events(caseId)).toHaveLength(seq + 1);
});

test('of two filings at once under one key both get the case that the first has filed', async () => {
  const [key, declaration] = [randomUUID(), birthDeclaration()];
  const outcomes = await Promise.all([on.file({ key, declaration }), on.file({ key, declaration })]);
  const answers = outcomes.flatMap((outcome) => (outcome.kind === 'filed' ? [outcome.answer] : []));
  expect(answers.map(({ replayed }) => replayed === true).sort()).toEqual([false, true]);
  expect(answers[1]?.body).toEqual(answers[0]?.body);
});
