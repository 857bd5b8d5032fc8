import { birthDeclaration } from '../support/declarations';
import { FakeTemporalCase } from '../support/fake-temporal-case';
import { filedCase } from '../support/filed-case';
import { ask } from '../support/words';

jest.mock('@temporalio/workflow', () => jest.requireActual<object>('../support/fake-temporal'));
jest.mock('@temporalio/activity', () => jest.requireActual<object>('../support/fake-temporal'));

/** Until when the citizen may answer, of a question that came on a Monday morning. */
async function limitAsAsked(until: string | undefined, decidedAt?: string): Promise<string | undefined> {
  const one = await FakeTemporalCase.begin(filedCase({ bundle: 'birth', declaration: birthDeclaration() }));
  await one.untilQuiet();
  await one.decide('birth', { ...ask('/applicant/name', until), ...(decidedAt && { decidedAt }) });
  const { steps, status } = await one.untilQuiet();
  expect(status).toBe('awaiting-citizen');
  return steps[0]?.asked?.until;
}
const sevenDays = '2026-12-03T17:00:00+07:00';

test('an agency that sets no limit gives seven working days', async () => {
  expect(await limitAsAsked(undefined)).toBe(sevenDays);
});

test('a limit ahead counts as it is set', async () => {
  expect(await limitAsAsked('2026-11-27T10:00:00+07:00')).toBe('2026-11-27T10:00:00+07:00');
});

test.each([
  ['long past', '2026-01-01T10:00:00+07:00', undefined],
  ['past when the message came', '2026-11-22T12:00:00+07:00', '2026-11-21T10:00:00+07:00'],
  ['before its own message', '2026-11-24T10:00:00+07:00', '2026-11-25T10:00:00+07:00'],
])('a limit %s is none', async (_what, until, decidedAt) => {
  expect(await limitAsAsked(until, decidedAt)).toBe(sevenDays);
});

test.each([
  ['a Saturday', '2026-11-28T10:00:00+07:00', '2026-11-30T17:00:00+07:00'],
  ['a Sunday late', '2026-11-29T23:30:00+07:00', '2026-11-30T17:00:00+07:00'],
  ['a holiday', '2026-11-24T09:00:00+07:00', '2026-11-25T17:00:00+07:00'],
  ['the New Year', '2027-01-01T09:00:00+07:00', '2027-01-04T17:00:00+07:00'],
])('a limit on %s is at the end of the next working day', async (_what, until, expected) => {
  expect(await limitAsAsked(until)).toBe(expected);
});
