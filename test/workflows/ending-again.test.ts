import { faultsOf } from '../support/case-checks';
import { birthDeclaration } from '../support/declarations';
import { filedCase } from '../support/filed-case';
import { withdrawal } from '../support/orders';
import { StagedCase } from '../support/staged-case';
import { grant } from '../support/words';

jest.mock('@temporalio/workflow', () => jest.requireActual<object>('../support/stage'));
jest.mock('@temporalio/activity', () => jest.requireActual<object>('../support/stage'));

/** The workflow task that had recorded a case's ending is lost, and the case comes to its end once more (decision 14). */

/** A birth case that has ended, and what it was told. */
async function endedBirth() {
  const input = filedCase({ bundle: 'birth', declaration: birthDeclaration() });
  const one = await StagedCase.begin(input);
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
