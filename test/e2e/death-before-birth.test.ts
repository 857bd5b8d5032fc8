/** A child whose death is on file before its birth: by the hospital's paper, for it has no number yet. */
import { expectAgreement } from './support/agreement';
import { eventsOf, fileNew, stepOf, untilSettled, untilView, type CaseView } from './support/cases';
import { newDeath } from './support/deaths';
import { newFamily, type Declaration } from './support/families';
import { getPerson, setDesk } from './support/simulators';
import type { RunningStack } from './support/running-stack';
import { useStack } from './support/use-stack';

jest.setTimeout(300_000);

let stack: RunningStack;
useStack((running) => (stack = running));

async function deathOf({ child, mother }: Declaration) {
  const drawn = await newDeath(stack);
  const { name, sex, birthCertificateNumber, bornAt } = child;
  const { personalId, name: called } = mother;
  const diedAt = new Date(Date.parse(bornAt) + 3_600_000).toISOString();
  const known = { personalId: null, birthCertificateNumber, name, sex, bornOn: bornAt.slice(0, 10), diedAt };
  return {
    ...drawn,
    applicant: { ...drawn.applicant, personalId, name: called, relation: 'mother' },
    deceased: { ...drawn.deceased, ...known },
    deathNotice: { type: 'none' },
    ...{ funeral: undefined, survivors: undefined, scope: ['death', 'residence-removal'] },
  };
}

const later = ['residence', 'health-insurance', 'identity-card'];
const numberOf = (view: CaseView) => stepOf(view, view.bundle).result?.['personalId'];

async function expectBothOnRecord(birthId: string, deathId: string): Promise<CaseView> {
  await untilView(stack, deathId, (view) => typeof numberOf(view) === 'string');
  const views = await expectAgreement(stack, [birthId, deathId]);
  const [birth, death] = [views.get(birthId)!, views.get(deathId)!];
  expect([birth.outcome, death.outcome]).toEqual(['granted', 'granted']);
  expect(numberOf(death)).toBe(numberOf(birth));
  expect((await getPerson(stack, String(numberOf(birth)))).status).toBe('dead');
  for (const id of later)
    expect(stepOf(birth, id)).toMatchObject({ state: 'not-applicable', reason: { code: 'person-died' } });
  return death;
}

it('the birth is registered alone, and the death case, which had ended, and the population database get the number', async () => {
  const family = await newFamily(stack);
  const deathId = await fileNew(stack, await deathOf(family));
  expect(numberOf(await untilSettled(stack, deathId))).toBeUndefined();
  const birthId = await fileNew(stack, family);
  await expectBothOnRecord(birthId, deathId);
  expect((await eventsOf(stack, deathId)).map(({ type }) => type)).toContain('step-amended');
});

it('the same where the death is with its agency while the birth is granted: what follows the birth waits for it', async () => {
  const family = await newFamily(stack);
  await setDesk(stack, 'civil-status', { mode: 'manual' });
  const deathId = await fileNew(stack, await deathOf(family));
  await untilView(stack, deathId, (view) => stepOf(view, 'death').state === 'with-agency');
  const birthId = await fileNew(stack, family);
  await untilView(stack, birthId, (view) => stepOf(view, 'birth').state === 'with-agency');
  await setDesk(stack, 'civil-status', {});
  await expectBothOnRecord(birthId, deathId);
});
