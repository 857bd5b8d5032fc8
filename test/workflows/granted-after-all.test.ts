/** What an agency had refused, and grants after all under the refused dossier's own key, whatever has come since. */
import { closeCase } from '../support/bring-case';
import { faultsOf } from '../support/case-checks';
import { deathDeclaration } from '../support/death-declaration';
import { birthDeclaration } from '../support/declarations';
import { FakeTemporalCase } from '../support/fake-temporal-case';
import { filedCase } from '../support/filed-case';
import { authority, correction, lateDecision, retry, revocation, skip } from '../support/orders';
import { grant, refuse } from '../support/words';

jest.mock('@temporalio/workflow', () => jest.requireActual<object>('../support/fake-temporal'));
jest.mock('@temporalio/activity', () => jest.requireActual<object>('../support/fake-temporal'));

const declaration = birthDeclaration();
const bundles = { birth: declaration, death: deathDeclaration() };

async function begun(...granted: string[]): Promise<FakeTemporalCase> {
  const bundle = granted[0] === 'death' ? 'death' : 'birth';
  const one = await FakeTemporalCase.begin(filedCase({ bundle, declaration: bundles[bundle] }));
  for (const step of granted) {
    await one.untilQuiet();
    await one.decide(step, grant(step));
  }
  await one.untilQuiet();
  return one;
}
const causes = ({ recorded }: FakeTemporalCase) => recorded.waitingFor.map(({ cause }) => cause);
const stateOf = ({ recorded }: FakeTemporalCase, step: string) =>
  recorded.steps.find(({ id }) => id === step)?.state;

/** The birth has been granted, its correction is refused, and an operator is to decide. */
async function refusedCorrection(...granted: string[]) {
  const one = await begun('birth', ...granted);
  const renamed = { ...declaration, child: { ...declaration.child, name: 'Trần Minh Đạt' } };
  await one.order(correction({ declaration: renamed }));
  await one.untilQuiet();
  await one.decide('birth', refuse());
  await one.untilQuiet();
  expect(causes(one)).toContain('correction-refused');
  return one;
}
const refusedIn = (one: FakeTemporalCase) => one.dossiers.find(({ state }) => state === 'refused')!;
const namesIn = (one: FakeTemporalCase) =>
  one.dossiers
    .filter(({ hasEffect, agency }) => hasEffect && agency !== 'population')
    .map(({ filing: { dossier } }) => (dossier['child'] as { name: string }).name);

test('a correction that was refused, then granted on a complaint under its own dossier: it counts, and what builds on it follows', async () => {
  const one = await refusedCorrection('residence');
  const refused = refusedIn(one);
  await one.tell(one.agencies.decideAgain(refused, grant('birth')));
  await one.untilQuiet();
  expect(stateOf(one, 'birth')).toBe('granted');
  expect(one.recorded.steps[0]?.dossierKey).toBe(refused.key);
  expect(causes(one)).not.toContain('correction-refused');
  await closeCase(one);
  expect(one.recorded.outcome).toBe('granted');
  expect(new Set(namesIn(one))).toEqual(new Set(['Trần Minh Đạt']));
  expect(faultsOf(one)).toEqual([]);
});

test('a correction that was given up, then granted after the end of the case, is carried out as a whole', async () => {
  const one = await refusedCorrection('residence', 'health-insurance', 'identity-card');
  await one.order(skip('birth'));
  await one.untilSettled();
  expect(new Set(namesIn(one))).toEqual(new Set([declaration.child.name]));
  const refused = refusedIn(one);
  await one.order(lateDecision('birth', one.agencies.decideAgain(refused, grant('birth'))));
  await one.untilQuiet();
  expect(one.recorded).toMatchObject({ status: 'processing', outcome: null });
  expect(one.recorded.steps[0]).toMatchObject({ state: 'granted', dossierKey: refused.key });
  await closeCase(one);
  expect(new Set(namesIn(one))).toEqual(new Set(['Trần Minh Đạt']));
  await one.order(revocation('birth', second));
  await one.untilSettled();
  expect(one.dossiers.filter(({ hasEffect }) => hasEffect)).toEqual([]);
});

test('a correction that is granted on a complaint while it is tried again takes the place of the second try', async () => {
  const one = await refusedCorrection();
  const refused = refusedIn(one);
  await one.order(retry('birth'));
  await one.untilQuiet();
  expect(one.decidable().map(({ filing: { round } }) => round)).toContain(3);
  await one.tell(one.agencies.decideAgain(refused, grant('birth')));
  await closeCase(one);
  expect(one.recorded.steps[0]?.dossierKey).toBe(refused.key);
  expect(one.dossiers.find(({ key }) => key.endsWith('birth/3'))?.state).toBe('withdrawn');
  expect(faultsOf(one)).toEqual([]);
});

const elsewhere = (detail: string) => ({ ...declaration.residence.address, detail });
const second = { ...authority, number: '16/QD-UBND' };

test('what is granted on a complaint of an older correction is corrected again by the newer one', async () => {
  const one = await begun('birth', 'residence', 'health-insurance');
  const address = elsewhere('14 Lê Lợi');
  const moved = {
    ...declaration,
    residence: { ...declaration.residence, address },
    identityCard: { deliveryAddress: address },
  };
  await one.order(correction({ declaration: moved }));
  await one.untilQuiet();
  await one.decide('residence', refuse());
  await one.decide('identity-card', grant('identity-card'));
  await one.untilQuiet();
  const refused = refusedIn(one);
  const again = { ...moved, residence: { ...moved.residence, address: elsewhere('16 Lê Lợi') } };
  await one.order(correction({ declaration: again, declarationRef: one.declarationRef }, second));
  await closeCase(one);
  await one.order(lateDecision('residence', one.agencies.decideAgain(refused, grant('residence'))));
  await one.untilQuiet();
  const corrected = one.dossiers.find(({ agency, state }) => agency === 'residence' && state === 'received');
  expect(corrected?.filing.correction?.replaces).toBe(refused.key);
  await closeCase(one);
  expect(faultsOf(one)).toEqual([]);
});

test('what was refused before a correction, and is granted after it, follows what is declared by then', async () => {
  const one = await begun('death');
  await one.decide('residence-removal', refuse());
  await one.untilQuiet();
  const refused = refusedIn(one);
  const renamed = { ...bundles.death, deceased: { ...bundles.death.deceased, name: 'Nguyễn Văn Thứ' } };
  await one.order(correction({ declaration: renamed, pointers: ['/deceased/name'] }));
  await one.untilQuiet();
  await one.tell(one.agencies.decideAgain(refused, grant('residence-removal')));
  await closeCase(one);
  expect(one.recorded.outcome).toBe('granted');
  expect(faultsOf(one)).toEqual([]);
});

test('what is granted of a correction whose declaration is kept no more is shown to an operator', async () => {
  const one = await refusedCorrection();
  const refused = refusedIn(one);
  for (const [n, name] of ['Trần Minh Đức', 'Trần Minh Đăng'].entries()) {
    const renamed = { ...declaration, child: { ...declaration.child, name } };
    const by = { ...authority, number: `${20 + n}/QD-UBND` };
    await one.order(correction({ declaration: renamed, declarationRef: one.declarationRef }, by));
    await closeCase(one);
  }
  await one.order(lateDecision('birth', one.agencies.decideAgain(refused, grant('birth'))));
  await one.untilSettled();
  expect(causes(one)).toEqual(['decision-contradicts']);
});

test('copies of words on a dossier that the step has gone on from say nothing new; a grant of one that is unknown is shown to an operator', async () => {
  const one = await refusedCorrection();
  const refused = refusedIn(one);
  const before = refused.decision!;
  const granted = one.agencies.decideAgain(refused, grant('birth'));
  await one.tell(granted);
  await one.tell(before);
  await one.tell(granted);
  await one.untilQuiet();
  expect(causes(one)).not.toContain('decision-contradicts');
  // The first round's grant, which the correction has replaced, said anew.
  const first = one.dossiers.find(({ key }) => key.endsWith('birth/1'))!;
  await one.tell({ ...first.decision!, decisionId: 'unheard', decidedAt: '2027-01-01T10:00:00+07:00' });
  await one.untilQuiet();
  expect(causes(one)).toContain('decision-contradicts');
});

test('a grant of a refused dossier that comes while its case is ending is passed on', async () => {
  const one = await refusedCorrection('residence', 'health-insurance');
  await one.order(skip('birth'));
  await one.untilQuiet();
  await one.decide('identity-card', grant('identity-card'));
  while ((await one.look()).settledAt === null) await one.finishOne(0);
  const decision = one.agencies.decideAgain(refusedIn(one), grant('birth'));
  await one.tell(decision);
  await one.untilQuiet();
  expect(one.passedOn.map((late) => late.decision)).toEqual([decision]);
});
