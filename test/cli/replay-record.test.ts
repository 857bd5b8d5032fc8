import { replayedText } from '../../cli/commands/replay';
import { unknownKinds } from '../../cli/replay/unknown-kinds';
import { findRegisterUrl } from '../../runtime/config/cli';
import { kindsOnRecord } from '../../register/kinds-on-record';
import { RegisterOnPostgres } from '../register/support/register-on-postgres';

jest.setTimeout(60_000);

let on: RegisterOnPostgres;
beforeAll(async () => {
  on = await RegisterOnPostgres.start();
});
afterAll(() => on.stop());

const unknown = async (caseId?: string) => unknownKinds(await kindsOnRecord(on.postgres.urls.owner, caseId));

test('a record of this code holds nothing that it does not know', async () => {
  await on.fileCase();
  expect(await unknown()).toEqual([]);
  expect(replayedText({ replayed: 0, broken: [], unknown: [] }, 'en')).toContain('is known to this code');
});

test('each edition, calendar and type of event of a later release is named, with its cases', async () => {
  const [{ caseId }, other, fine] = await Promise.all([on.fileCase(), on.fileCase(), on.fileCase()]);
  const transferred = JSON.stringify({ type: 'case-transferred', seq: 2 });
  await on.sql('INSERT INTO register.case_events VALUES ($1, 2, $2, $3)', [caseId, 'run/1', transferred]);
  await on.sql(
    `UPDATE register.cases SET edition = '2031-01-01', calendar = '2030-11-01' WHERE case_id = $1`,
    [other.caseId],
  );
  const found = await unknown();
  expect(found).toEqual([
    { what: 'calendar', bundle: null, name: '2030-11-01', cases: 1, caseIds: [other.caseId] },
    { what: 'edition', bundle: 'birth', name: '2031-01-01', cases: 1, caseIds: [other.caseId] },
    { what: 'event-type', bundle: null, name: 'case-transferred', cases: 1, caseIds: [caseId] },
  ]);
  expect((await unknown(caseId)).map(({ what }) => what)).toEqual(['event-type']);
  expect(await unknown(fine.caseId)).toEqual([]);
  const text = replayedText({ replayed: 3, broken: [], unknown: found }, 'en');
  for (const part of ['case-transferred', 'birth 2031-01-01', other.caseId, 'do not deploy'])
    expect(text).toContain(part);
});

test('the environment says where the register is, else the data folder does', () => {
  expect(findRegisterUrl('postgres://folder', {})).toBe('postgres://folder');
  expect(findRegisterUrl('postgres://folder', { DATABASE_URL: 'postgres://named' })).toBe('postgres://named');
  expect(replayedText({ replayed: 0, broken: [], unknown: undefined }, 'en')).toContain('not looked at');
});
