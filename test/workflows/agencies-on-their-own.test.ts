import { bringCase, closeCase } from '../support/bring-case';
import { broughtTo, granted, moved } from '../support/brought-birth';
import { faultsOf } from '../support/case-checks';
import { deathDeclaration } from '../support/death-declaration';
import { FakeTemporalCase } from '../support/fake-temporal-case';
import { filedCase } from '../support/filed-case';
import type { ModelDossier } from '../support/model-agencies';
import { correction, retry, revocation, skip, withdrawal } from '../support/orders';
import { grant, refuse } from '../support/words';

jest.mock('@temporalio/workflow', () => jest.requireActual<object>('../support/fake-temporal'));
jest.mock('@temporalio/activity', () => jest.requireActual<object>('../support/fake-temporal'));

/** What agencies do of their own accord, or say and cannot mean. */

/** A birth case whose residence its agency has closed by itself, without a word on it. */
async function closedByAgency(): Promise<{ one: FakeTemporalCase; dossier: ModelDossier }> {
  const one = await broughtTo({ first: 'granted', later: ['with-agency', 'granted', 'granted'] });
  const dossier = dossierOf(one, 'residence');
  dossier.state = 'withdrawn';
  await one.pass(60_000);
  return { one, dossier };
}

function dossierOf(one: FakeTemporalCase, step: string): ModelDossier {
  const found = one.dossiers.find(({ agency, filing }) => agency !== 'population' && filing.step === step);
  if (!found) throw new Error(`no dossier of ${step}`);
  return found;
}

const residence = ({ recorded }: FakeTemporalCase) => recorded.steps[1];

test('a dossier that its agency closes by itself is not waited for: an operator has it filed again, or does without', async () => {
  const { one } = await closedByAgency();
  expect(one.recorded).toMatchObject({ status: 'needs-operator' });
  expect(one.recorded.waitingFor).toContainEqual(
    expect.objectContaining({ who: 'operator', step: 'residence', cause: 'closed-by-agency' }),
  );
  await one.order(retry('residence'));
  await closeCase(one);
  expect(residence(one)).toMatchObject({ state: 'granted', round: 2 });
  expect(faultsOf(one)).toEqual([]);

  const { one: other } = await closedByAgency();
  await other.order(skip('residence'));
  await closeCase(other);
  expect(residence(other)).toMatchObject({ state: 'skipped' });
});

test('a closed dossier is decided all the same where its agency takes it up again, and withdrawn without a message', async () => {
  const { one, dossier } = await closedByAgency();
  dossier.state = 'received';
  await one.decide('residence', grant('residence'));
  await closeCase(one);
  expect(residence(one)).toMatchObject({ state: 'granted', round: 1 });
  expect(faultsOf(one)).toEqual([]);

  const { one: other } = await closedByAgency();
  await other.order(withdrawal());
  await closeCase(other);
  expect(residence(other)).toMatchObject({ state: 'withdrawn' });
  expect(other.words()).not.toContain('withdrawal residence/1');
  expect(faultsOf(other)).toEqual([]);
});

test('a closed dossier of a correction leaves what stood until it is filed again', async () => {
  const one = await broughtTo(granted);
  await one.order(correction({ declaration: moved }));
  await one.untilQuiet();
  const open = one.dossiers.find(({ key }) => key.endsWith('/residence/2'));
  open!.state = 'withdrawn';
  await one.pass(60_000);
  expect(residence(one)).toMatchObject({ state: 'stuck' });
  await closeCase(one);
  expect(residence(one)).toMatchObject({ state: 'granted', round: 3 });
  expect(faultsOf(one)).toEqual([]);
});

test('the civil act that its agency has closed is not skipped', async () => {
  const one = await broughtTo({ first: 'with-agency', later: [] });
  dossierOf(one, 'birth').state = 'withdrawn';
  await one.pass(60_000);
  expect(await one.order(skip('birth'))).toBe('step-needed');
});

test('an answer to a reversal that cannot be used is an operator matter, and not asked for again and again', async () => {
  const filed = filedCase({ bundle: 'death', declaration: deathDeclaration() });
  const { one } = await bringCase(FakeTemporalCase.begin, filed, granted);
  let isNonsense = true;
  one.agencies.meetIn(one.caseId, ({ act }) =>
    act === 'reversal' && isNonsense ? 'answers-nonsense' : 'arrives',
  );
  await one.order(revocation('funeral-benefit'));
  await one.pass(600_000);
  expect(one.recorded.waitingFor).toContainEqual(
    expect.objectContaining({
      who: 'operator',
      step: 'funeral-benefit',
      cause: 'reversal-refused',
      code: 'answer-unusable',
    }),
  );
  expect(one.agencies.log.filter(({ act }) => act === 'reversal')).toHaveLength(1);
  isNonsense = false;
  await closeCase(one);
  expect(one.recorded.claims).toHaveLength(1);
  expect(faultsOf(one)).toEqual([]);
});

test('what comes while an ended case waits for its record is no part of it', async () => {
  let met: 'is-down' | 'is-refused' = 'is-down';
  const one = await broughtTo({ first: 'granted', later: ['with-agency', 'granted', 'granted'] });
  // Its agency does not know the dossier, and is away while it is delivered again.
  one.agencies.meetIn(one.caseId, ({ agency, act }) =>
    agency === 'residence' && act === 'file' ? met : 'arrives',
  );
  const lost = dossierOf(one, 'residence');
  one.agencies.forget(lost);
  await one.pass(30_000);
  const append = jest
    .spyOn(one.register, 'appendEvents')
    .mockRejectedValue(new Error('the register is down'));
  await one.tell({
    dossierKey: lost.key,
    decisionId: 'd',
    decidedAt: one.recorded.filedAt,
    decidedBy: 'officer',
    ...refuse(),
  });
  met = 'is-refused';
  await one.pass(30_000);
  append.mockRestore();
  await one.pass(30_000);
  expect(one.record.events.at(-1)).toMatchObject({ type: 'case-settled' });
});

test('a run that takes an ended case up midway, without an order, goes on with it', async () => {
  const one = await broughtTo(granted);
  await one.order(correction({ declaration: moved }));
  await one.takenUpAnew();
  await closeCase(one);
  expect(one.recorded.steps.map(({ round }) => round)).toEqual([1, 2, 1, 2]);
  expect(faultsOf(one)).toEqual([]);
});

test('a run that takes an ended case up as it no longer is ends, and its order is given to another', async () => {
  const one = await broughtTo(granted);
  await one.order(correction({ declaration: moved }));
  const stale = { caseId: one.caseId, ...one.record };
  await closeCase(one);
  const sent = one.words();
  await expect(one.takenUp(stale, retry('residence')).then(() => one.pass(100))).rejects.toThrow();
  expect(one.words()).toEqual(sent);
});
