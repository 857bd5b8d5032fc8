import { faultsOf } from '../support/case-checks';
import { birthDeclaration } from '../support/declarations';
import { filedCase } from '../support/filed-case';
import { withdrawal } from '../support/orders';
import { vietNamInstant } from '../../domain/viet-nam-time';
import { FakeTemporal } from '../support/fake-temporal';
import { FakeTemporalCase } from '../support/fake-temporal-case';
import { ask, grant } from '../support/words';

jest.mock('@temporalio/workflow', () => jest.requireActual<object>('../support/fake-temporal'));
jest.mock('@temporalio/activity', () => jest.requireActual<object>('../support/fake-temporal'));

/** The workflow task that had recorded a case's ending is lost, and the case comes to its end once more (decision 14). */

/** A birth case that has ended, and what it was told. */
async function endedBirth() {
  const input = filedCase({ bundle: 'birth', declaration: birthDeclaration() });
  const one = await FakeTemporalCase.begin(input);
  await one.untilQuiet();
  const decisions = [await one.decide('birth', grant('birth'))];
  await one.untilQuiet();
  for (const step of ['residence', 'health-insurance', 'identity-card'])
    decisions.push(await one.decide(step, grant(step)));
  await one.untilQuiet();
  return { one, input, decisions };
}

test('a case that comes to its end again, after the task was lost that had recorded it, ends as it is on record', async () => {
  const { one, input, decisions } = await endedBirth();
  const { recorded, record } = one;
  const [first, ...others] = decisions;
  await one.endedAgain(input, [first!, ...others.reverse()]);
  expect(await one.look()).toEqual(recorded);
  expect(one.record).toEqual(record);
  expect(faultsOf(one)).toEqual([]);
});

test('an order that only reaches the second try at the end concerns an ended case, and nothing is sent for it', async () => {
  const { one, input, decisions } = await endedBirth();
  expect(await one.endedAgain(input, decisions, withdrawal())).toBe('case-ended');
  expect(one.agencies.log.filter(({ act }) => act !== 'file')).toEqual([]);
  expect(await one.look()).toEqual(one.recorded);
  expect(faultsOf(one)).toEqual([]);
});

test('what is told together with the ending on record, and after it, is not seen to', async () => {
  const input = filedCase({ bundle: 'birth', declaration: birthDeclaration() });
  const one = await FakeTemporalCase.begin(input);
  await one.untilQuiet();
  const asked = await one.decide('birth', ask('/applicant/phone', vietNamInstant(Date.now() + 20_000)));
  await one.pass(60_000);
  const { recorded, record } = one;
  expect(recorded).toMatchObject({ status: 'settled', outcome: 'refused' });
  let isDown = true;
  one.agencies.meetIn(one.caseId, ({ act }) => (act === 'withdrawal' && isDown ? 'is-down' : 'arrives'));
  FakeTemporal.current.nowMs = Date.parse(record.events[0]!.at);
  await one.begunAgain(input);
  await one.finishTogether('tryMessages');
  await one.tell(asked);
  // The register is slow, and its agency away, until after the time that the citizen was given.
  const isUnderWay = (what: string) => FakeTemporal.current.calls.some(({ name }) => name === what);
  while (!isUnderWay('tryMessages'))
    if (isUnderWay('judgeLimit')) await one.finishTogether('judgeLimit');
    else await FakeTemporal.current.pass(1_000);
  await one.finishTogether('tryMessages');
  isDown = false;
  await one.finishTogether('recordEvents', 'deliverMessage');
  expect(await one.look()).toEqual(recorded);
  expect(one.record).toEqual(record);
});
