import { closeCase } from '../support/bring-case';
import { broughtTo } from '../support/brought-birth';
import { faultsOf } from '../support/case-checks';
import { withdrawal } from '../support/orders';

jest.mock('@temporalio/workflow', () => jest.requireActual<object>('../support/fake-temporal'));
jest.mock('@temporalio/activity', () => jest.requireActual<object>('../support/fake-temporal'));

test.each([1, 2, 3])(
  'a register that has lost all but %i events of a case gets them again from its run',
  async (kept) => {
    const one = await broughtTo({ first: 'granted', later: ['with-agency', 'with-agency', 'with-agency'] });
    await one.untilQuiet();
    const before = one.register.get(one.caseId).events.map(({ id }) => id);
    expect(before.length).toBeGreaterThan(kept);
    one.register.lose(one.caseId, kept);
    await one.order(withdrawal());
    await closeCase(one);
    const after = one.register.get(one.caseId).events.map(({ id }) => id);
    expect(after.slice(0, before.length)).toEqual(before);
    expect(new Set(after).size).toBe(after.length);
    expect(faultsOf(one)).toEqual([]);
  },
);
