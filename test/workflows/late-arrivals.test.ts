import { closeCase } from '../support/bring-case';
import { broughtTo, declaration, granted, moved } from '../support/brought-birth';
import { faultsOf } from '../support/case-checks';
import { FakeTemporalCase } from '../support/fake-temporal-case';
import { filedCase } from '../support/filed-case';
import type { Meeting } from '../support/model-agencies';
import { correction, edited, retry, skip, turnedUp, withdrawal } from '../support/orders';
import { grant, refuse } from '../support/words';

jest.mock('@temporalio/workflow', () => jest.requireActual<object>('../support/fake-temporal'));
jest.mock('@temporalio/activity', () => jest.requireActual<object>('../support/fake-temporal'));

/** Messages that were sent and not answered, and what was believed of them. */

const late = { lateMs: 3_600_000 };
const inScope = { ...declaration, scope: ['birth', 'residence'] };
const keyOf = (one: FakeTemporalCase, step: string, round = 1) => `${one.caseId}/${step}/${String(round)}`;

/** What was late arrives. */
async function arriveLate(one: FakeTemporalCase): Promise<void> {
  await one.pass(2 * late.lateMs);
  expect(one.agencies.isAwaited).toBe(false);
}

/** A birth case whose first delivery meets `first`, and every later one `then`. */
async function meeting(first: Meeting[], then: Meeting = 'arrives', agency = 'civil-status') {
  const one = await FakeTemporalCase.begin(filedCase({ bundle: 'birth', declaration: inScope }), (message) =>
    message.agency === agency && message.act === 'file' ? (first.shift() ?? then) : 'arrives',
  );
  return one;
}

/** A birth that was withdrawn while its dossier was on its way, settled, and has arrived after that. */
async function arrivedAfterTheEnd(): Promise<FakeTemporalCase> {
  const one = await meeting([late], 'is-down');
  await one.pass(3_000);
  await one.order(withdrawal());
  await one.untilSettled();
  expect(one.recorded).toMatchObject({ outcome: 'withdrawn', waitingFor: [] });
  await arriveLate(one);
  return one;
}

test('what arrives after its case was withdrawn is found and taken back', async () => {
  const one = await arrivedAfterTheEnd();
  await one.order(turnedUp('birth', keyOf(one, 'birth')));
  await closeCase(one);
  expect(one.words()).toContain('withdrawal birth/1');
  expect(one.recorded).toMatchObject({ outcome: 'withdrawn' });
  expect(faultsOf(one)).toEqual([]);
});

test('a birth that was registered so stands in its case', async () => {
  const one = await arrivedAfterTheEnd();
  one.agencies.decide(keyOf(one, 'birth'), grant('birth'));
  await one.order(turnedUp('birth', keyOf(one, 'birth')));
  await closeCase(one);
  expect(one.recorded.steps.map(({ state }) => state).slice(0, 2)).toEqual(['granted', 'withdrawn']);
  expect(faultsOf(one)).toEqual([]);
});

test('a dossier is found astray once, and never where it has been acknowledged', async () => {
  const one = await arrivedAfterTheEnd();
  await one.order(turnedUp('birth', keyOf(one, 'birth')));
  await closeCase(one);
  expect(await one.order(turnedUp('birth', keyOf(one, 'birth')))).toBe('nothing-changes');
  expect(await one.order(turnedUp('residence', keyOf(one, 'residence')))).toBe('nothing-changes');
});

/** A correction that went astray, and was corrected again; the first has arrived beside the second. */
async function arrivedBesideAnother(): Promise<FakeTemporalCase> {
  const one = await broughtTo(granted);
  let first: Meeting | undefined = late;
  let isDown = true;
  one.agencies.meetIn(one.caseId, ({ agency, act }) => {
    if (agency !== 'residence' || act !== 'file' || !isDown) return 'arrives';
    const met = first ?? 'is-down';
    first = undefined;
    return met;
  });
  await one.order(correction({ declaration: moved }));
  await one.pass(3_000);
  const address = { ...moved.residence.address, detail: '16 Lê Lợi' };
  const again = { ...moved, residence: { ...moved.residence, address } };
  const decision = { number: '16/QD-UBND', on: '2026-11-25', by: 'UBND' };
  await one.order(correction({ declaration: again, declarationRef: one.declarationRef }, decision));
  isDown = false;
  return one;
}

test('what arrives beside the dossier that its step went on with is taken back on its own', async () => {
  const one = await arrivedBesideAnother();
  await closeCase(one);
  const astray = one.record.events.filter(({ type }) => type === 'dossier-astray');
  expect(astray).toHaveLength(1);
  await arriveLate(one);
  for (const { step, data } of astray)
    if ('dossierKey' in data) await one.order(turnedUp(step ?? '', data.dossierKey));
  await closeCase(one);
  expect(one.dossiers.filter(({ isOpen }) => isOpen)).toEqual([]);
});

test('what was granted astray stands, and what its step went on with follows it', async () => {
  const one = await arrivedBesideAnother();
  await one.untilQuiet();
  await arriveLate(one);
  one.agencies.decide(keyOf(one, 'residence', 2), grant('residence'));
  await one.order(turnedUp('residence', keyOf(one, 'residence', 2)));
  await closeCase(one);
  expect(one.words()).toContain('withdrawal residence/3');
  expect(one.recorded.steps[1]).toMatchObject({
    state: 'granted',
    dossierKey: keyOf(one, 'residence', 4),
    dueAt: '2026-11-26T17:00:00+07:00',
  });
  expect(faultsOf(one)).toEqual([]);
});

test.each([
  ['comes back, and the step stays as it is', 'none', []],
  ['is shown to an operator where it has been granted', 'granted', ['decision-contradicts']],
] as const)('what arrives after its step has been taken back %s', async (_, word, causes) => {
  const one = await arrivedBesideAnother();
  await closeCase(one);
  await one.order(withdrawal());
  await closeCase(one);
  expect(one.recorded.steps[1]).toMatchObject({ state: 'reversed' });
  await arriveLate(one);
  const key = keyOf(one, 'residence', 2);
  if (word === 'granted') one.agencies.decide(key, grant('residence'));
  await one.order(turnedUp('residence', key));
  await one.untilSettled();
  expect(one.recorded.steps[1]).toMatchObject({ state: 'reversed' });
  expect(one.recorded.waitingFor.map(({ cause }) => cause)).toEqual(causes);
  expect(faultsOf(one)).toEqual([]);
});

test('what was refused astray has come to nothing', async () => {
  const one = await arrivedBesideAnother();
  await one.untilQuiet();
  await arriveLate(one);
  one.agencies.decide(keyOf(one, 'residence', 2), refuse());
  await one.order(turnedUp('residence', keyOf(one, 'residence', 2)));
  await closeCase(one);
  expect(one.recorded.steps[1]).toMatchObject({ state: 'granted', dossierKey: keyOf(one, 'residence', 3) });
  expect(faultsOf(one)).toEqual([]);
});

test.each([
  ['skipped', () => skip('residence'), 'skipped'],
  ['withdrawn', withdrawal, 'withdrawn'],
  ['edited', () => retry('residence', edited({ declaration: moved })), 'granted'],
] as const)('what had arrived before a 4xx came is asked back where it is %s', async (_, order, state) => {
  let met: Meeting[] = ['loses-answer'];
  let isAnswering = false;
  const one = await FakeTemporalCase.begin(
    filedCase({ bundle: 'birth', declaration: inScope }),
    ({ agency, act }) => {
      if (agency !== 'residence') return 'arrives';
      // It is there, and neither the question nor the second try is taken.
      if (act === 'look') return isAnswering ? 'arrives' : 'tells-another-key';
      return act === 'file' ? (met.shift() ?? 'is-refused') : 'arrives';
    },
  );
  await one.untilQuiet();
  await one.decide('birth', grant('birth'));
  await one.untilQuiet();
  expect(one.recorded.steps[1]).toMatchObject({ state: 'stuck' });
  met = Array.from({ length: 100 }, () => 'arrives');
  isAnswering = true;
  await one.order(order());
  await closeCase(one);
  expect(one.words()).toContain('withdrawal residence/1');
  expect(one.recorded.steps[1]).toMatchObject({ state });
  expect(one.dossiers.filter(({ isOpen }) => isOpen)).toEqual([]);
});

test('a decision on a dossier whose delivery was refused acknowledges it', async () => {
  let isRefused = true;
  const one = await meeting([], 'arrives', 'none');
  one.agencies.meetIn(one.caseId, ({ agency, act }) => {
    if (agency !== 'residence' || !isRefused) return 'arrives';
    if (act === 'look') return 'tells-another-key';
    return one.words().includes('file residence/1') ? 'is-refused' : 'loses-answer';
  });
  await one.untilQuiet();
  await one.decide('birth', grant('birth'));
  await one.untilQuiet();
  expect(one.recorded.steps[1]).toMatchObject({ state: 'stuck' });
  isRefused = false;
  await one.decide('residence', grant('residence'));
  await one.untilSettled();
  expect(one.recorded).toMatchObject({ outcome: 'granted' });
  expect(faultsOf(one)).toEqual([]);
});
