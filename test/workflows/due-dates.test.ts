import { corrections, type Sections } from '../support/alterations';
import { answer, closeCase } from '../support/bring-case';
import { faultsOf } from '../support/case-checks';
import { deathDeclaration } from '../support/death-declaration';
import { birthDeclaration } from '../support/declarations';
import { FakeTemporalCase } from '../support/fake-temporal-case';
import { filedCase } from '../support/filed-case';
import { correction, revocation, withdrawal } from '../support/orders';
import { ask, grant } from '../support/words';

jest.mock('@temporalio/workflow', () => jest.requireActual<object>('../support/fake-temporal'));
jest.mock('@temporalio/activity', () => jest.requireActual<object>('../support/fake-temporal'));
jest.setTimeout(60_000);

/** Days pass between whatever happens: each due date that the case ever had is counted by hand. */
const dayMs = 86_400_000;
const later = {
  birth: ['residence', 'health-insurance', 'identity-card'],
  death: ['residence-removal', 'funeral-benefit', 'survivor-benefit'],
} as const;
const declare = { birth: birthDeclaration, death: deathDeclaration };
const bundles = ['birth', 'death'] as const;
const questions = bundles.flatMap((bundle) =>
  [bundle, ...later[bundle]].flatMap((step) => [0, 1, 3].map((days) => [bundle, step, days] as const)),
);

async function broughtTo(bundle: (typeof bundles)[number], step: string): Promise<FakeTemporalCase> {
  const one = await FakeTemporalCase.begin(filedCase({ bundle, declaration: declare[bundle]() }));
  await one.untilQuiet();
  if (step !== bundle) {
    await one.decide(bundle, grant(bundle));
    await one.untilQuiet();
  }
  return one;
}

test.each(questions)(
  'of a %s case the due dates rest while the citizen is asked, and go on with the answer: %s after %i days',
  async (bundle, step, days) => {
    const one = await broughtTo(bundle, step);
    await one.pass(days * dayMs);
    await one.decide(step, ask('/applicant/phone'));
    await one.untilQuiet();
    await one.pass(2 * dayMs);
    await one.order(answer(one, step));
    await one.untilQuiet();
    await one.pass(dayMs);
    await one.decide(step, ask('/applicant/phone'));
    await one.untilQuiet();
    // Nobody answers in time.
    await one.pass(20 * dayMs);
    await one.untilQuiet();
    await closeCase(one);
    expect(faultsOf(one)).toEqual([]);
  },
);

test.each(bundles)('of a late %s case the one new date holds for the steps that are open', async (bundle) => {
  const one = await broughtTo(bundle, later[bundle][0]);
  await one.pass(12 * dayMs);
  await one.untilQuiet();
  expect(one.recorded.overdue).toBe(true);
  const [, ...open] = one.recorded.steps;
  for (const { dueAt } of open) expect(Date.parse(dueAt)).toBeLessThanOrEqual(Date.parse(one.recorded.dueAt));
  await closeCase(one);
  expect(faultsOf(one)).toEqual([]);
});

test.each(
  bundles.flatMap((bundle) =>
    [withdrawal(), revocation(bundle)].map((order) => [bundle, order.kind, order] as const),
  ),
)('of a %s case that waits for the citizen the %s ends the rest', async (bundle, _kind, order) => {
  const step = later[bundle][0];
  const one = await broughtTo(bundle, step);
  await one.decide(step, ask('/applicant/phone'));
  await one.untilQuiet();
  await one.pass(2 * dayMs);
  await one.order(order);
  await one.untilQuiet(() => true);
  await closeCase(one);
  expect(faultsOf(one)).toEqual([]);
});

test.each(bundles)(
  'of an ended %s case that is corrected later the dates count from then',
  async (bundle) => {
    const one = await broughtTo(bundle, later[bundle][0]);
    await closeCase(one);
    await one.pass(40 * dayMs);
    const declared = one.record.documents[one.declarationRef] as Sections;
    const renamed = corrections[bundle]![0]!(declared, 1);
    await one.order(correction({ declaration: renamed }));
    await one.untilQuiet();
    await closeCase(one);
    expect(faultsOf(one)).toEqual([]);
  },
);
