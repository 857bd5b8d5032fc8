import { randomUUID } from 'node:crypto';
import { RegisterOnPostgres } from './support/register-on-postgres';

jest.setTimeout(60_000);

let on: RegisterOnPostgres;
beforeAll(async () => {
  on = await RegisterOnPostgres.start();
});
afterAll(() => on.stop());
afterEach(() => on.sql('DELETE FROM register.findings'));

const causes = async () => (await on.register.listFailures()).map(({ cause, cases }) => [cause, cases]);

test('what was seen again keeps since when it has been, and is counted once', async () => {
  const [one, other] = [randomUUID(), randomUUID()];
  await on.register.noteFindings([{ cause: 'run-gone', caseId: one, code: 'TypeError' }]);
  await on.sql(`UPDATE register.findings SET since = '2026-11-24T09:00:00+07:00'`);
  await on.register.noteFindings([
    { cause: 'run-gone', caseId: one, code: 'lost-again' },
    { cause: 'run-gone', caseId: other, code: 'lost-again' },
    { cause: 'clock-skew', caseId: null, code: 'api' },
  ]);
  expect(await on.register.listFailures()).toMatchObject([
    {
      ...{ cause: 'run-gone', step: null, agency: null, cases: 2, codes: { 'lost-again': 2 } },
      ...{ oldest: '2026-11-24T09:00:00+07:00', caseIds: [one, other] },
    },
    { cause: 'clock-skew', cases: 0, caseIds: [], codes: { api: 1 } },
  ]);
});

test('is gone only when nobody has seen it for a while, and nobody looking leaves it', async () => {
  await on.register.noteFindings([
    { cause: 'run-gone', caseId: randomUUID(), code: 'lost-again' },
    { cause: 'case-missing', caseId: randomUUID(), code: 'not-on-file' },
  ]);
  const clear = () => on.register.clearFindings({ causes: ['run-gone'], unseenForMs: 60_000 });
  await clear();
  expect(await causes()).toHaveLength(2);
  await on.sql(`UPDATE register.findings SET last_seen_at = now() - interval '2 minutes'`);
  expect(await causes()).toHaveLength(2);
  await clear();
  expect(await causes()).toEqual([['case-missing', 1]]);
});

test('a case that was tried and has not begun stands among them, and none that waits for its first try', async () => {
  const { caseId } = await on.fileCase();
  await on.fileCase();
  const start = () => Promise.reject(new Error('no engine'));
  await on.sql(`UPDATE register.cases SET filed_at = now() - interval '50 seconds'`);
  expect(await causes()).toEqual([]);
  await on.sql(
    `UPDATE register.cases SET start_leased_until = now() + interval '1 hour' WHERE case_id <> $1`,
    [caseId],
  );
  await on.register.startCases({ limit: 1, start });
  expect(await on.register.listFailures()).toMatchObject([
    { cause: 'not-started', step: null, cases: 1, caseIds: [caseId] },
  ]);
  await on.register.startCases({ limit: 1, start: () => Promise.resolve() });
  expect(await causes()).toEqual([]);
});
