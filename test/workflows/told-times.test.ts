import { answer, closeCase } from '../support/bring-case';
import { broughtTo } from '../support/brought-birth';
import { FakeTemporal } from '../support/fake-temporal';
import type { FakeTemporalCase } from '../support/fake-temporal-case';
import { ask, grant } from '../support/words';

jest.mock('@temporalio/workflow', () => jest.requireActual<object>('../support/fake-temporal'));
jest.mock('@temporalio/activity', () => jest.requireActual<object>('../support/fake-temporal'));

const day = 86_400_000;

/** Whoever passes a decision on says that it came so much later. */
async function tellAhead(one: FakeTemporalCase, step: string, aheadMs: number): Promise<void> {
  const decision = one.agencies.decide(`${one.caseId}/${step}/1`, grant(step));
  const received = [{ decision, atMs: FakeTemporal.current.nowMs + aheadMs }];
  FakeTemporal.current.handlers.get('decisionsReceived')?.handle({ version: 1, received } as never);
  await FakeTemporal.current.settle();
}

const asked = { first: 'granted', later: ['awaiting-citizen', 'with-agency', 'granted'] } as const;

test('a clock that is ahead ends nobody time: the citizen may answer until the limit, and no deadline is missed', async () => {
  const one = await broughtTo(asked);
  const before = FakeTemporal.current.nowMs;
  await tellAhead(one, 'health-insurance', 400 * day);
  await one.pass(60_000);
  expect(one.recorded.steps[1]).toMatchObject({ state: 'awaiting-citizen' });
  expect(one.recorded).toMatchObject({ overdue: false });
  for (const { at } of one.record.events) expect(Date.parse(at)).toBeLessThan(before + 120_000);
  await one.order(answer(one, 'residence'));
  await closeCase(one);
  expect(one.recorded.steps[1]).toMatchObject({ state: 'granted', round: 2 });
  expect(one.recorded).toMatchObject({ outcome: 'granted' });
});

test('a limit passes by itself, also where nobody says anything, and an answer after it is not taken', async () => {
  const one = await broughtTo(asked);
  const late = answer(one, 'residence');
  await one.pass(30 * day);
  expect(one.recorded.steps[1]).toMatchObject({ state: 'refused' });
  expect(await one.order(late)).toBe('nothing-asked');
});

test('a limit that had passed while no run was there passes when the next one begins', async () => {
  const one = await broughtTo({ first: 'with-agency', later: [] });
  await one.decide('birth', ask('/applicant/phone'));
  await one.untilQuiet();
  FakeTemporal.current.forget();
  FakeTemporal.current.nowMs += 30 * day;
  await one.takenUpAnew();
  await one.untilSettled();
  expect(one.recorded).toMatchObject({ outcome: 'refused' });
});
