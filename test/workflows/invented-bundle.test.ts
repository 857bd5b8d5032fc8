import '../support/shop/listed';
import { join } from 'node:path';
import { getEdition } from '../../procedures/bundles';
import { checkEdition } from '../../procedures/shared/check-edition';
import type { RecordedCase } from '../../domain/case-events';
import { faultsOf } from '../support/case-checks';
import { useCaseFleet } from '../support/case-fleet';
import { filedCase } from '../support/filed-case';
import type { FleetCase } from '../support/fleet-case';
import { correction, revocation, supplement, withdrawal } from '../support/orders';
import { ask, refuse } from '../support/words';
import { buildWorkflowBundle } from '../support/temporal';

jest.setTimeout(60_000);

const workflows = join(__dirname, '..', 'support', 'shop', 'workflows.ts');
const fleet = useCaseFleet(() => buildWorkflowBundle(workflows));

const owner = { name: 'Trần Thị Hoa', personalId: '079190000001' };
const shop = {
  owner,
  sign: 'Phở',
  kitchen: 'sau nhà',
  scope: ['licence', 'kitchen', 'sign', 'subsidy'],
};

const filedShop = (): RecordedCase => filedCase({ bundle: 'shop', declaration: shop });

let licences = 0;
const grantLicence = () => ({ decision: 'granted', result: { number: `GP-${(licences += 1)}` } }) as const;
const granted = { decision: 'granted', result: { number: '1' } } as const;

/** Files a shop and has these steps granted, one after another. */
async function filed(...steps: string[]): Promise<FleetCase> {
  const one = await fleet.file(filedShop());
  await one.untilQuiet();
  for (const step of steps) {
    await one.decide(step, step === 'licence' ? grantLicence() : granted);
    await one.untilQuiet();
  }
  return one;
}
const states = (one: FleetCase) => one.recorded.steps.map(({ state }) => state);

test('the bundle is written down as it must be', () => {
  expect(checkEdition(getEdition('shop', '2026-01-01'))).toEqual([]);
});

test('it is filed step by step, two of them side by side, and granted', async () => {
  const one = await filed('licence');
  expect(states(one)).toEqual(['granted', 'with-agency', 'with-agency', 'pending']);
  for (const step of ['kitchen', 'sign', 'subsidy']) {
    await one.decide(step, granted);
    await one.untilQuiet();
  }
  expect((await one.untilSettled()).outcome).toBe('granted');
  expect(faultsOf(one)).toEqual([]);
});

test('where one of the two is refused, what needs both does not begin, and the other stands', async () => {
  const one = await filed('licence', 'kitchen');
  await one.decide('sign', refuse());
  expect((await one.untilSettled()).outcome).toBe('partial');
  expect(states(one)).toEqual(['granted', 'granted', 'refused', 'not-applicable']);
  expect(faultsOf(one)).toEqual([]);
});

test('its agencies may ask for a supplement, which opens a round', async () => {
  const one = await filed('licence');
  await one.decide('kitchen', ask('/kitchen'));
  await one.untilQuiet();
  const declaration = { ...shop, kitchen: 'trước nhà' };
  await one.order(supplement('kitchen', { declaration, pointers: ['/kitchen'] }));
  await one.untilQuiet();
  expect(one.decidable().map(({ filing }) => [filing.step, filing.round])).toEqual([
    ['sign', 1],
    ['kitchen', 2],
  ]);
  expect(one.decidable()[1]?.filing.dossier).toMatchObject({ kitchen: 'trước nhà' });
  await one.order(withdrawal());
  expect((await one.untilSettled()).outcome).toBe('partial');
  expect(faultsOf(one)).toEqual([]);
});

test('a correction after its end redoes the steps whose dossiers change, those that build on them after them', async () => {
  const one = await filed('licence', 'kitchen', 'sign', 'subsidy');
  await one.untilSettled();
  const declaration = { ...shop, owner: { ...owner, name: 'Trần Thị Hoa Mai' } };
  await one.order(correction({ declaration, pointers: ['/owner/name'] }));
  await one.untilQuiet();
  expect(one.decidable().map(({ filing }) => filing.step)).toEqual(['licence']);
  await one.decide('licence', grantLicence());
  await one.untilQuiet();
  // The sign says nothing of owner or licence.
  expect(one.decidable().map(({ filing }) => filing.step)).toEqual(['kitchen']);
  await one.decide('kitchen', granted);
  await one.untilQuiet();
  await one.decide('subsidy', granted);
  expect((await one.untilSettled()).outcome).toBe('granted');
  expect(one.recorded.steps.map(({ round }) => round)).toEqual([2, 2, 1, 2]);
  expect(faultsOf(one)).toEqual([]);
});

test('a revocation after its end takes everything back, each by its kind, the licence last', async () => {
  const one = await filed('licence', 'kitchen', 'sign', 'subsidy');
  await one.untilSettled();
  expect(await one.order(revocation('licence'))).toMatchObject({
    steps: ['subsidy', expect.any(String), expect.any(String), 'licence'],
  });
  expect((await one.untilSettled()).outcome).toBe('revoked');
  expect(one.recorded.claims).toMatchObject([{ step: 'subsidy', state: 'open' }]);
  expect(one.words().at(-1)).toBe('@population reversal licence/1');
  expect(faultsOf(one)).toEqual([]);
});
