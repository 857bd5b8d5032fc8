import type { CaseEvent } from '../../domain/case-events';
import { vietNamInstant } from '../../domain/viet-nam-time';
import { answer, closeCase } from '../support/bring-case';
import { broughtTo } from '../support/brought-birth';
import { FakeTemporal } from '../support/fake-temporal';
import type { FakeTemporalCase } from '../support/fake-temporal-case';

jest.mock('@temporalio/workflow', () => jest.requireActual<object>('../support/fake-temporal'));
jest.mock('@temporalio/activity', () => jest.requireActual<object>('../support/fake-temporal'));

const day = 86_400_000;
const asked = { first: 'granted', later: ['awaiting-citizen', 'granted', 'granted'] } as const;
const limitOf = (one: FakeTemporalCase): string => one.recorded.steps[1]?.asked?.until ?? '';
const types = (one: FakeTemporalCase): string[] => one.record.events.map(({ type }) => type);
const find = <T extends CaseEvent['type']>(one: FakeTemporalCase, type: T) =>
  one.record.events.find((event): event is Extract<CaseEvent, { type: T }> => event.type === type);

/** Half an hour before the limit, as of an answer that is kept from then on. */
function keptAnswer(one: FakeTemporalCase) {
  const cameAt = vietNamInstant(Date.parse(limitOf(one)) - 1_800_000);
  const order = { ...answer(one, 'residence'), cameAt };
  one.register.kept.set(one.caseId, [
    { orderId: order.id, order: 'supplement', step: 'residence', since: cameAt },
  ]);
  return { order, cameAt };
}

test('no limit passes while an answer that came in time is kept, and it counts by when it came', async () => {
  const one = await broughtTo(asked);
  const { order, cameAt } = keptAnswer(one);
  await one.pass(20 * day);
  expect(one.recorded.steps[1]).toMatchObject({ state: 'awaiting-citizen' });
  expect(await one.order(order)).toMatchObject({ orderId: order.id });
  one.register.kept.clear();
  await closeCase(one);
  expect(one.recorded.steps[1]).toMatchObject({ state: 'granted', round: 2 });
  expect(types(one)).not.toContain('supplement-expired');
  expect(find(one, 'supplement-received')?.data).toMatchObject({ orderId: order.id, cameAt });
});

test('the clock of the law has run again from when a kept answer came, not from when it was handed over', async () => {
  const direct = await broughtTo(asked);
  await direct.pass(Date.parse(limitOf(direct)) - 1_800_000 - FakeTemporal.current.nowMs);
  await direct.order(answer(direct, 'residence'));
  const { dueAt } = direct.recorded;
  const one = await broughtTo(asked);
  const { order } = keptAnswer(one);
  await one.pass(20 * day);
  await one.order(order);
  expect(one.recorded.dueAt).toBe(dueAt);
});

test('a limit that ran out while intake was closed is moved on, as often as it is, and then passes', async () => {
  const one = await broughtTo(asked);
  const first = limitOf(one);
  const limitMs = Date.parse(first);
  const startMs = FakeTemporal.current.nowMs - day;
  const again = { fromMs: limitMs + 3_600_000, toMs: limitMs + 30 * day };
  one.register.open = [{ fromMs: startMs, toMs: limitMs - 3_600_000 }, again];
  await one.pass(limitMs + 60_000 - FakeTemporal.current.nowMs);
  await one.untilQuiet();
  const { until, extendedFrom } = one.recorded.steps[1]?.asked ?? {};
  expect(extendedFrom).toBe(first);
  expect(Date.parse(until ?? '')).toBeGreaterThan(limitMs + 3_600_000);
  expect(find(one, 'supplement-extended')?.data).toEqual({ from: first, until });
  await one.pass(10 * day);
  expect(one.recorded.steps[1]).toMatchObject({ state: 'refused' });
});

test('an answer after the limit is not taken, before anybody has judged it, unless it was judged in time', async () => {
  const one = await broughtTo(asked);
  const late = answer(one, 'residence');
  await one.pass(Date.parse(limitOf(one)) + 2 - FakeTemporal.current.nowMs);
  await FakeTemporal.current.pass(10);
  expect(one.recorded.steps[1]).toMatchObject({ state: 'awaiting-citizen' });
  expect(await one.order(late)).toBe('nothing-asked');
  expect(await one.order({ ...late, cameAt: limitOf(one) })).toMatchObject({ orderId: late.id });
});

describe('a kept order that its case does not take any more', () => {
  const notTaken = {
    kind: 'not-taken' as const,
    id: 'not-taken/o1',
    by: 'system',
    reason: 'nothing-asked',
    step: 'residence',
    what: { about: 'o1', order: 'supplement', cameAt: '2026-11-24T10:00:00+07:00', code: 'nothing-asked' },
    sent: { reason: 'as in the household book' },
  } as const;
  const waits = (one: FakeTemporalCase) =>
    one.recorded.waitingFor.filter(({ cause }) => cause === 'order-not-taken');

  test('is on record with what it said, and waits for an operator, who sees to it', async () => {
    const one = await broughtTo({ first: 'granted', later: ['with-agency', 'granted', 'granted'] });
    expect(await one.order(notTaken)).toMatchObject({ orderId: notTaken.id });
    await one.untilQuiet();
    expect(one.recorded.status).toBe('needs-operator');
    expect(waits(one)).toMatchObject([{ who: 'operator', step: 'residence', agency: 'residence' }]);
    expect(one.record.documents[`${notTaken.id}/sent`]).toEqual(notTaken.sent);
    const seen = { kind: 'skip', id: 's', by: 'user:ops', reason: 'told', step: 'residence' } as const;
    expect(await one.order(seen)).toMatchObject({ orderId: 's' });
    expect(waits(one)).toEqual([]);
    await closeCase(one);
    expect(one.recorded).toMatchObject({ outcome: 'granted' });
  });

  test('waits for an operator also where the case has ended meanwhile, which it stays', async () => {
    const one = await broughtTo({ first: 'granted', later: ['granted', 'granted', 'granted'] });
    await closeCase(one);
    expect(await one.order(notTaken)).toMatchObject({ orderId: notTaken.id });
    expect(one.recorded).toMatchObject({ status: 'settled', outcome: 'granted' });
    expect(waits(one)).toHaveLength(1);
    const again = {
      kind: 'retry',
      id: 'r',
      by: 'user:ops',
      reason: 'told',
      step: 'residence',
      edit: null,
    } as const;
    expect(await one.order(again)).toMatchObject({ orderId: 'r' });
    expect(waits(one)).toEqual([]);
  });
});
