import { randomUUID } from 'node:crypto';
import { draft, filedDraft, RegisterOnPostgres } from './support/register-on-postgres';

jest.setTimeout(60_000);

let on: RegisterOnPostgres;
beforeAll(async () => {
  on = await RegisterOnPostgres.start();
});
afterAll(() => on.stop());
afterEach(() => on.sql('DELETE FROM register.findings'));

const groups = async (wanted = { withEmpty: false }) =>
  (await on.register.failureGroups(wanted)).sort((a, b) => (a.groupId < b.groupId ? -1 : 1));
const causes = async () => (await groups()).map(({ cause, cases }) => [cause, cases]);
const stuckDraft = (id: string, step = 'birth') =>
  draft(id, 'step-stuck', { step, data: { what: 'delivery', cause: 'message-refused', status: 422 } });

test('what was seen again keeps since when it has been, and is counted once', async () => {
  const [one, other] = [randomUUID(), randomUUID()];
  await on.register.noteFindings([{ cause: 'run-gone', caseId: one, code: 'TypeError' }]);
  await on.sql(`UPDATE register.findings SET since = '2026-11-24T09:00:00+07:00'`);
  await on.register.noteFindings([
    { cause: 'run-gone', caseId: one, code: 'lost-again' },
    { cause: 'run-gone', caseId: other, code: 'lost-again' },
    { cause: 'clock-skew', caseId: null, code: 'api' },
  ]);
  expect(await groups()).toMatchObject([
    { groupId: 'clock-skew~-~-', cases: 0, open: 1, caseIds: [], codes: { api: 1 } },
    {
      ...{ groupId: 'run-gone~-~-', step: null, agency: null, cases: 2, codes: { 'lost-again': 2 } },
      ...{ oldest: '2026-11-24T09:00:00+07:00', caseIds: [one, other] },
    },
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

test('what a case says of itself is written with its events, names its release, and is closed by the events that end it', async () => {
  const { caseId } = await on.fileCase();
  await on.register.appendEvents(caseId, [filedDraft('run/1', caseId)]);
  await on.register.appendEvents(caseId, [stuckDraft('run/2')]);
  const [group] = await groups();
  expect(group).toMatchObject({
    ...{ groupId: 'message-refused~birth~civil-status', cases: 1, codes: { '422': 1 } },
    releases: { [await release()]: 1 },
  });
  expect(await on.register.groupMembers({ groupId: group!.groupId, limit: 10 })).toMatchObject([
    { caseId, code: '422', atRisk: false, dueAt: '2999-12-31T17:00:00+07:00' },
  ]);
  await on.register.appendEvents(caseId, [filedDraft('run/3', caseId)]);
  expect(await groups()).toEqual([]);
  const kept = await groups({ withEmpty: true });
  expect(kept).toMatchObject([{ groupId: group!.groupId, cases: 0, open: 0, codes: {} }]);
  expect(kept[0]!.emptySinceMs).toBeCloseTo(Date.now(), -5);
});

const release = async () =>
  String((await on.sql('SELECT release FROM register.findings LIMIT 1'))[0]?.['release']);

test('a message that is sent again and again is late at its agency until it has arrived', async () => {
  const { caseId } = await on.fileCase();
  const about = { what: 'notice', agency: 'population' } as const;
  const deadlineAtRisk = '2999-12-31T17:00:00+07:00';
  await on.register.appendEvents(caseId, [
    filedDraft('run/1', caseId),
    draft('run/2', 'step-delayed', { data: { ...about, deadlineAtRisk } }),
  ]);
  expect(await groups()).toMatchObject([{ groupId: 'agency-away~birth~population', codes: { notice: 1 } }]);
  await on.register.appendEvents(caseId, [draft('run/3', 'step-resumed', { data: about })]);
  expect(await groups()).toEqual([]);
});

test('an hour ago there were as many as were open then, and a month after its end nothing is kept of it', async () => {
  const ids = Array.from({ length: 4 }, () => randomUUID());
  await on.register.noteFindings(ids.map((caseId) => ({ cause: 'run-gone', caseId, code: 'lost-again' })));
  const at = (id: string, since: string, closed: string | null) =>
    on.sql(
      `UPDATE register.findings SET since = now() - $2::interval, closed_at = now() - $3::interval WHERE case_id = $1`,
      [id, since, closed],
    );
  await at(ids[0]!, '2 hours', null);
  await at(ids[1]!, '2 hours', '10 minutes');
  await at(ids[2]!, '3 hours', '2 hours');
  await at(ids[3]!, '5 minutes', null);
  expect(await groups()).toMatchObject([{ cases: 2, open: 2, hourAgo: 2, lastHour: 1 }]);
  await on.sql(`UPDATE register.findings SET closed_at = now() - interval '31 days'`);
  await on.register.forgetFindings();
  expect(await groups({ withEmpty: true })).toEqual([]);
});
