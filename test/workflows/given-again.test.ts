import { vietNamInstant } from '../../domain/viet-nam-time';
import { currentCalendar, calendarVersions } from '../../procedures/shared/calendar';
import type { AgencyDecision } from '../../domain/schemas/agency-contract';
import type { Order } from '../../workflows/messages';
import { closeCase } from '../support/bring-case';
import { faultsOf } from '../support/case-checks';
import { correction, revocation, stop, supplement, withdrawal } from '../support/orders';
import { broughtTo, declaration, moved } from '../support/brought-birth';
import type { FakeTemporalCase } from '../support/fake-temporal-case';
import { ask, grant } from '../support/words';

jest.mock('@temporalio/workflow', () => jest.requireActual<object>('../support/fake-temporal'));
jest.mock('@temporalio/activity', () => jest.requireActual<object>('../support/fake-temporal'));

/** One order has one effect by its id, and answers each time as it did. */

const halfDecided = { first: 'granted', later: ['with-agency', 'granted', 'with-agency'] } as const;
const ordersInTheEvents = (one: FakeTemporalCase, { id }: Order) =>
  one.record.events.filter((of) => of.id === id);

test.each([
  ['a withdrawal', withdrawal],
  ['a revocation', () => revocation('health-insurance')],
  ['a stop', stop],
  ['a correction', () => correction({ declaration: moved })],
])(
  '%s that is given again while it is carried out, and after the end, answers as it did',
  async (_, make) => {
    const one = await broughtTo(halfDecided);
    const order = make();
    const reply = await one.order(order);
    expect(reply).toMatchObject({ orderId: order.id });
    expect(await one.order(order)).toEqual(reply);
    await closeCase(one);
    const { length } = one.record.events;
    expect(await one.order(order)).toEqual(reply);
    expect(ordersInTheEvents(one, order)).toHaveLength(1);
    expect(one.record.events).toHaveLength(length);
    expect(faultsOf(one)).toEqual([]);
  },
);

test('a newer calendar that is ordered twice counts once, under the id of its order', async () => {
  const older = calendarVersions.find((version) => version !== currentCalendar.version) ?? '';
  const one = await broughtTo(halfDecided, { calendar: older });
  const calendar = currentCalendar.version;
  const order: Order = {
    kind: 'recount',
    id: 'recount/1',
    by: 'system',
    reason: 'calendar-changed',
    calendar,
  };
  const reply = await one.order(order);
  expect(reply).toMatchObject({ orderId: order.id, steps: [] });
  expect(await one.order(order)).toEqual(reply);
  expect(ordersInTheEvents(one, order)).toHaveLength(1);
});

test('an order that a decision left no room for is answered, not failed, and is taken once there is room', async () => {
  const one = await broughtTo({ first: 'granted', later: ['awaiting-citizen', 'granted', 'granted'] });
  const pointers = ['/applicant/phone'];
  const order = supplement('residence', { declaration, pointers });
  expect(await one.tellAndOrder(lateGrant(one, 'residence'), order)).toBe('nothing-asked');
  await one.order(correction({ declaration: moved }));
  await one.untilQuiet();
  await one.decide('residence', ask('/applicant'));
  await one.untilQuiet();
  const made = supplement('residence', { declaration: moved, declarationRef: one.declarationRef, pointers });
  const again = { ...made, id: order.id };
  expect(await one.order(again)).toMatchObject({ orderId: order.id, steps: ['residence'] });
});

/** Its officer grants what the citizen was still being asked about. */
function lateGrant(one: FakeTemporalCase, step: string): AgencyDecision {
  const dossierKey = one.recorded.steps.find(({ id }) => id === step)?.dossierKey ?? '';
  const decidedAt = vietNamInstant(Date.now());
  return { ...grant(step), dossierKey, decisionId: 'late', decidedAt, decidedBy: 'officer' };
}
