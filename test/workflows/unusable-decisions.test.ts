import type { AgencyDecision } from '../../domain/schemas/agency-contract';
import { closeCase } from '../support/bring-case';
import { birthDeclaration } from '../support/declarations';
import { FakeTemporalCase } from '../support/fake-temporal-case';
import { filedCase } from '../support/filed-case';
import { retry, skip, withdrawal } from '../support/orders';
import { grant, grantProvisionally } from '../support/words';

jest.mock('@temporalio/workflow', () => jest.requireActual<object>('../support/fake-temporal'));
jest.mock('@temporalio/activity', () => jest.requireActual<object>('../support/fake-temporal'));

/** Decisions that nobody can follow, however they come. */

const minute = 60_000;
const hour = 60 * minute;

async function begun(...granted: string[]): Promise<FakeTemporalCase> {
  const input = filedCase({ bundle: 'birth', declaration: birthDeclaration() });
  const one = await FakeTemporalCase.begin(input);
  for (const step of granted) {
    await one.untilQuiet();
    await one.decide(step, grant(step));
  }
  await one.untilQuiet();
  return one;
}
const isDoubted = ({ recorded }: FakeTemporalCase) =>
  recorded.waitingFor.some(({ who, cause }) => who === 'operator' && cause === 'decision-unusable');
const doubts = ({ record }: FakeTemporalCase) =>
  record.events.filter(({ type }) => type === 'decision-unusable').length;
const stateOf = ({ recorded }: FakeTemporalCase, step: string) =>
  recorded.steps.find(({ id }) => id === step)?.state;

/** From now on its agency answers a question about the step so; counts how often it is asked. */
function answering(one: FakeTemporalCase, step: string, decision: (asked: number) => object) {
  const dossier = one.dossiers.findLast(
    ({ filing, agency }) => filing.step === step && agency !== 'population',
  );
  if (!dossier) throw new Error(`no dossier of step ${step}`);
  const answer = { asked: 0 };
  const usual = { state: dossier.state, decision: undefined };
  const get = () => {
    answer.asked += 1;
    return decision(answer.asked) as AgencyDecision;
  };
  Object.defineProperty(dossier, 'state', { value: 'granted', configurable: true, writable: true });
  Object.defineProperty(dossier, 'decision', { get, set: () => undefined, configurable: true });
  const mend = () => {
    Object.defineProperty(dossier, 'decision', { value: usual.decision, configurable: true, writable: true });
    dossier.state = usual.state;
  };
  return { answer, mend };
}
const outOfForm = (asked = 0) => ({ decision: 'approved', asked });

test('one found by asking is shown within a minute and once; its agency is asked more and more rarely', async () => {
  const one = await begun();
  const { answer, mend } = answering(one, 'birth', outOfForm);
  await one.pass(minute);
  expect(isDoubted(one)).toBe(true);
  expect(one.recorded).toMatchObject({ status: 'needs-operator' });
  expect(stateOf(one, 'birth')).toBe('with-agency');
  await one.pass(100 * hour);
  // Doubling from five seconds to an hour.
  expect(answer.asked).toBeGreaterThan(90);
  expect(answer.asked).toBeLessThan(130);
  expect(doubts(one)).toBe(1);
  mend();
  await one.decide('birth', grant('birth'), 0);
  await one.pass(2 * hour);
  expect(stateOf(one, 'birth')).toBe('granted');
  expect(isDoubted(one)).toBe(false);
  await closeCase(one);
});

test('one that comes by callback is shown at once, and no order is lost on it', async () => {
  const one = await begun();
  await one.cannotUse({ dossierKey: `${one.caseId}/birth/1`, code: 'required', digest: 'd' });
  await one.untilQuiet();
  expect(isDoubted(one)).toBe(true);
  expect(await one.order(skip('birth'))).toBe('step-needed');
  expect(await one.order(withdrawal())).toMatchObject({
    withdrawn: expect.arrayContaining(['birth']) as string[],
  });
  expect((await one.untilSettled()).outcome).toBe('withdrawn');
  expect(one.recorded.waitingFor).toEqual([]);
});

test('an operator has the agency asked again, and sees it again where it is as before', async () => {
  const one = await begun('birth');
  const { answer, mend } = answering(one, 'residence', () => outOfForm());
  await one.pass(10 * hour);
  expect(isDoubted(one)).toBe(true);
  const before = answer.asked;
  await one.order(retry('residence'));
  await one.pass(minute);
  expect(answer.asked).toBeGreaterThan(before);
  expect([isDoubted(one), doubts(one)]).toEqual([true, 2]);
  mend();
  await closeCase(one);
  expect(one.recorded.outcome).toBe('granted');
});

test('what is asked of a provisional grant in vain is seen to by the grant that completes it', async () => {
  const one = await begun();
  await one.decide('birth', grantProvisionally('birth'));
  await one.untilQuiet();
  await one.cannotUse({ dossierKey: `${one.caseId}/birth/1`, code: 'required', digest: 'd' });
  await one.untilQuiet();
  expect(isDoubted(one)).toBe(true);
  await one.decide('birth', grant('birth'));
  await one.untilQuiet();
  expect(isDoubted(one)).toBe(false);
});

test('an operator goes on without the step: its dossier is asked back', async () => {
  const one = await begun('birth');
  const { mend } = answering(one, 'residence', outOfForm);
  await one.pass(minute);
  mend();
  await one.order(skip('residence'));
  await closeCase(one);
  expect(stateOf(one, 'residence')).toBe('skipped');
  expect(one.words()).toContain('withdrawal residence/1');
});
