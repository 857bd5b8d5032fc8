/** Each cause that only time brings about is planted, found by one look, and closed by the look after it is mended. */
import { filedDraft, grantedDraft, RegisterOnPostgres } from './support/register-on-postgres';
import { birthDeclaration } from '../support/declarations';
import { correctedDraft } from './support/register-on-postgres';

jest.setTimeout(60_000);

let on: RegisterOnPostgres;
beforeAll(async () => {
  on = await RegisterOnPostgres.start();
});
afterAll(() => on.stop());

/** By one look, what stands for this case. */
async function found(caseId: string): Promise<string[]> {
  await on.register.inspectRecord();
  return (await on.register.failureGroups({ caseId, withEmpty: false })).map(({ groupId }) => groupId).sort();
}

test('a case that has not begun after half a minute, with the code of its last try', async () => {
  const { caseId } = await on.fileCase();
  await on.sql(`UPDATE register.cases SET filed_at = now() - interval '20 seconds' WHERE case_id = $1`, [
    caseId,
  ]);
  expect(await found(caseId)).toEqual([]);
  await on.sql(`UPDATE register.cases SET filed_at = now() - interval '31 seconds' WHERE case_id = $1`, [
    caseId,
  ]);
  expect(await found(caseId)).toEqual(['not-started~-~-']);
  await on.register.startCases({ limit: 100, start: () => Promise.reject(new TypeError('no engine')) });
  expect(await found(caseId)).toEqual(['not-started~-~-']);
  expect(await on.sql('SELECT start_code FROM register.cases WHERE case_id = $1', [caseId])).toEqual([
    { start_code: 'TypeError' },
  ]);
  await on.register.startCases({ limit: 100, start: () => Promise.resolve() });
  expect(await found(caseId)).toEqual([]);
});

test('an order that is kept for longer than a minute', async () => {
  const { caseId } = await on.fileCase();
  await started();
  const about = {
    caseId,
    step: 'birth',
    agency: 'civil-status',
    by: 'citizen',
    subject: 'portal-1',
  } as const;
  const since = new Date(Date.now() - 61_000).toISOString();
  const kept = { orderId: 'kept', order: 'withdrawal', since, dueAt: since, sent: {}, papers: [] } as const;
  await on.register.keepOrder({ ...about, ...kept });
  expect(await found(caseId)).toEqual(['order-waiting~birth~civil-status']);
  await on.register.forgetKeptOrder({ orderId: 'kept', caseId });
  expect(await found(caseId)).toEqual([]);
});

test('a step due within a day, and one whose agency has been silent for two working days beyond', async () => {
  const { caseId } = await on.fileCase();
  await started();
  const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
  await on.register.appendEvents(caseId, [filedDraft('run/1', caseId, 'birth', inHours(1))]);
  expect(await found(caseId)).toEqual(['deadline-at-risk~birth~civil-status']);
  await on.register.appendEvents(caseId, [filedDraft('run/2', caseId, 'birth', inHours(-24 * 14))]);
  expect(await found(caseId)).toEqual([
    'agency-silent~birth~civil-status',
    'deadline-at-risk~birth~civil-status',
  ]);
  await on.register.appendEvents(caseId, [grantedDraft('run/3')]);
  expect(await found(caseId)).toEqual([]);
});

test('a run whose history is nearly full', async () => {
  const { caseId } = await on.fileCase();
  await started();
  const record = (length: number) =>
    on.register.appendEvents(caseId, [filedDraft(`run/${length}`, caseId)], { by: { runId: 'run', length } });
  await record(40_000);
  expect(await found(caseId)).toEqual([]);
  await record(40_001);
  expect(await found(caseId)).toEqual(['history-full~-~-']);
  await record(10);
  expect(await found(caseId)).toEqual([]);
});

test('another case that holds the life event, as soon as it is on record', async () => {
  const declaration = birthDeclaration();
  const taken = await on.fileCase({ declaration });
  const other = await on.fileCase();
  await started();
  const takesOver = correctedDraft('run/1', declaration, { takesOver: taken.caseId });
  await on.register.appendEvents(other.caseId, [takesOver]);
  const ofCase = { caseId: taken.caseId, withEmpty: false };
  expect((await on.register.failureGroups(ofCase)).map(({ groupId }) => groupId)).toEqual([
    'claim-conflict~-~-',
  ]);
  await on.register.appendEvents(taken.caseId, [correctedDraft('run/1', birthDeclaration())]);
  expect(await on.register.failureGroups(ofCase)).toEqual([]);
});

test('a dossier that nobody asks after any more is no longer unconfirmed', async () => {
  const { caseId } = await on.fileCase();
  await started();
  await on.sql(
    `INSERT INTO register.findings (cause, case_id, step, agency, release, by_record)
     VALUES ('effect-unconfirmed', $1, 'birth', 'civil-status', '1', true)`,
    [caseId],
  );
  const until = (interval: string) =>
    on.sql(`UPDATE register.cases SET astray_until = now() + $2::interval WHERE case_id = $1`, [
      caseId,
      interval,
    ]);
  await until('1 hour');
  expect(await found(caseId)).toEqual(['effect-unconfirmed~birth~civil-status']);
  await until('-1 second');
  expect(await found(caseId)).toEqual([]);
});

const started = () => on.register.startCases({ limit: 100, start: () => Promise.resolve() });
