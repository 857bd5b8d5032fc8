import { faultsOf } from '../support/case-checks';
import { answer, closeCase } from '../support/bring-case';
import { filedCase } from '../support/filed-case';
import type { Meet, Meeting } from '../support/model-agencies';
import { authority, correction, revocation, skip, withdrawal } from '../support/orders';
import type { Fate } from '../support/prefixes';
import { broughtTo, declaration, granted, moved, refusedAndSkipped } from '../support/brought-birth';
import { FakeTemporalCase } from '../support/fake-temporal-case';
import { ask, grant, refuse } from '../support/words';

jest.mock('@temporalio/workflow', () => jest.requireActual<object>('../support/fake-temporal'));
jest.mock('@temporalio/activity', () => jest.requireActual<object>('../support/fake-temporal'));

/** Orders that meet a case in the middle of what an earlier one brought about. */

/** A settled birth case whose residence and identity card are corrected together. */
async function correctedTogether(meet: Meet = () => 'arrives'): Promise<FakeTemporalCase> {
  const one = await broughtTo(granted);
  one.agencies.meetIn(one.caseId, meet);
  expect(await one.order(correction({ declaration: moved }))).toMatchObject({
    steps: ['residence', 'identity-card'],
  });
  return one;
}

test('a correction given up for one step goes on for the other, which is on its way to be corrected', async () => {
  let isDown = true;
  const one = await correctedTogether(({ agency }) =>
    agency === 'identity' && isDown ? 'is-down' : 'arrives',
  );
  await one.untilQuiet(({ what }) => what === 'delivery');
  await one.decide('residence', refuse());
  await one.untilQuiet(({ what }) => what === 'delivery');
  await one.order(skip('residence'));
  isDown = false;
  await closeCase(one);
  expect(faultsOf(one)).toEqual([]);
  expect(one.recorded.steps.map(({ id, state, round }) => [id, state, round])).toContainEqual([
    'identity-card',
    'granted',
    2,
  ]);
});

test('a supplement that the agency does not take, skipped in a correction, gives the corrected dossier up with it', async () => {
  let isRefused = false;
  const one = await correctedTogether(({ act }) =>
    act === 'supplement' && isRefused ? 'is-refused' : 'arrives',
  );
  await one.untilQuiet();
  await one.decide('residence', ask('/applicant'));
  await one.decide('identity-card', grant('identity-card'));
  await one.untilQuiet();
  isRefused = true;
  await one.order(answer(one, 'residence'));
  await one.untilQuiet();
  await one.order(skip('residence'));
  await closeCase(one);
  expect(faultsOf(one)).toEqual([]);
  expect(one.words()).toContain('withdrawal residence/2');
  expect(one.recorded.steps[1]).toMatchObject({ state: 'granted', dossierKey: `${one.caseId}/residence/1` });
});

test('a correction that one step has followed is not forgotten because another was asked for more and then refused it', async () => {
  const one = await correctedTogether();
  await one.untilQuiet();
  await one.decide('identity-card', grant('identity-card'));
  await one.decide('residence', ask('/applicant'));
  await one.untilQuiet();
  await one.order(answer(one, 'residence'));
  await refusedAndSkipped(one, 'residence');
  await closeCase(one);
  expect(faultsOf(one)).toEqual([]);
});

test('a correction given up while a later one waits behind it takes the case back to what stood before both', async () => {
  const one = await broughtTo(granted);
  const named = { ...declaration, child: { ...declaration.child, name: 'Trần Minh Đặng II' } };
  await one.order(correction({ declaration: named }));
  await one.untilQuiet();
  const both = { declaration: { ...moved, child: named.child }, declarationRef: one.declarationRef };
  await one.order(correction(both, { ...authority, number: '16/QD-UBND' }));
  await refusedAndSkipped(one, 'birth');
  await closeCase(one);
  expect(faultsOf(one)).toEqual([]);
});

test('an order that meets a case which somebody else has taken further since it was read sends nothing', async () => {
  const one = await broughtTo(granted);
  const { events, documents } = one.record;
  await one.order(revocation('residence'));
  await closeCase(one);
  const sent = one.words();
  const order = correction({ declaration: moved }, { ...authority, number: '16/QD-UBND' });
  const stale = { caseId: one.caseId, events, documents };
  await expect(one.takenUp(stale, order)).rejects.toThrow();
  expect(one.words()).toEqual(sent);
  expect(await one.order(order)).toMatchObject({ steps: ['identity-card'] });
  await closeCase(one);
  expect(faultsOf(one)).toEqual([]);
});

test('an order that was carried out is not waited for by a run that had read the case before it', async () => {
  const one = await broughtTo(granted);
  const { events, documents } = one.record;
  const order = revocation('residence');
  await one.order(order);
  await closeCase(one);
  await one.pass(1_000);
  const [sent, { record }] = [one.words(), one];
  const stale = { caseId: one.caseId, events, documents };
  await expect(one.takenUp(stale, order)).rejects.toThrow();
  expect([one.words(), one.record]).toEqual([sent, record]);
  expect(await one.order(order)).toMatchObject({ orderId: order.id });
  expect(faultsOf(one)).toEqual([]);
});

test('asked back while the answer to its question is on its way, the dossier comes back though that answer is refused', async () => {
  let met: 'arrives' | 'is-down' | 'is-refused' = 'arrives';
  const one = await broughtTo({ first: 'granted', later: ['awaiting-citizen', 'granted', 'granted'] });
  one.agencies.meetIn(one.caseId, ({ act }) => (act === 'supplement' || act === 'look' ? met : 'arrives'));
  met = 'is-down';
  await one.order(answer(one, 'residence'));
  await one.pass(1_000);
  await one.order(withdrawal());
  met = 'is-refused';
  await closeCase(one);
  expect(faultsOf(one)).toEqual([]);
  expect(one.words()).toContain('withdrawal residence/1');
  expect(one.recorded.steps[1]).toMatchObject({ state: 'withdrawn' });
});

test('what was delayed when it was asked back is delayed no more', async () => {
  let isDown = false;
  const one = await broughtTo({ first: 'with-agency', later: [] });
  one.agencies.meetIn(one.caseId, ({ agency, act }) => {
    if (agency !== 'residence') return 'arrives';
    return isDown ? (act === 'file' ? 'loses-answer' : 'is-down') : 'arrives';
  });
  isDown = true;
  await one.decide('birth', grant('birth'));
  await one.pass(60_000);
  expect(one.recorded.waitingFor).toContainEqual(
    expect.objectContaining({ what: 'delivery', step: 'residence' }),
  );
  one.agencies.decide(`${one.caseId}/residence/1`, grant('residence'));
  await one.order(withdrawal());
  isDown = false;
  await closeCase(one);
  expect(faultsOf(one)).toEqual([]);
  const of = one.record.events.filter(({ step }) => step === 'residence').map(({ type }) => type);
  expect(of).toEqual([
    'step-delayed',
    'step-resumed',
    'step-filed',
    'withdrawal-too-late',
    'step-granted',
    'reversal-registered',
    'step-reversed',
    'notice-delivered',
    'notice-delivered',
  ]);
});

test('what a killed worker had sent before it could say so is asked back by the order that comes next', async () => {
  const input = filedCase({ bundle: 'birth', declaration });
  const one = await FakeTemporalCase.begin(input);
  await one.finishOne(0);
  const decision = await one.decide('birth', grant('birth'));
  await one.finishOne(0);
  expect(one.words()).toContain('file residence/1');
  expect(one.record.events).toHaveLength(1);
  await one.killed(input, decision, withdrawal());
  await closeCase(one);
  expect(faultsOf(one)).toEqual([]);
  expect(one.words()).toContain('withdrawal residence/1');
});

test('a dossier that its agency holds otherwise is not taken for this one, also where an outage comes between', async () => {
  const one = await FakeTemporalCase.begin(filedCase({ bundle: 'birth', declaration }));
  await one.untilQuiet();
  const key = `${one.caseId}/residence/1`;
  const [birth] = one.dossiers;
  const body = { ...birth!.filing, step: 'residence', dossier: { from: 'before the case was changed' } };
  await one.agencies.send({
    agency: 'residence',
    method: 'PUT',
    path: `/residence/dossiers/${encodeURIComponent(key)}`,
    body,
    ...sent(one),
  });
  let isDown = true;
  one.agencies.meetIn(one.caseId, ({ agency }) => (agency === 'residence' && isDown ? 'is-down' : 'arrives'));
  await one.decide('birth', grant('birth'));
  await one.pass(1_000);
  isDown = false;
  await closeCase(one);
  expect(faultsOf(one)).toEqual([]);
  expect(one.recorded.steps[1]).toMatchObject({ state: 'granted', round: 2 });
});

test('what was asked back too late falls as the newest, before what had been granted earlier', async () => {
  const one = await broughtTo({ first: 'granted', later: ['granted', 'with-agency', 'refused'] });
  await one.pass(1_000);
  one.agencies.decide(`${one.caseId}/health-insurance/1`, grant('health-insurance'));
  await one.order(revocation('birth'));
  await closeCase(one);
  expect(faultsOf(one)).toEqual([]);
  const fallen = one.words().filter((word) => word.startsWith('reversal'));
  expect(fallen).toEqual(['reversal health-insurance/1', 'reversal residence/1', 'reversal birth/1']);
});

/** A residence that is to be corrected and cannot: its agency will not give the dossier back. */
async function notGivenBack(residence: Fate): Promise<FakeTemporalCase> {
  const one = await broughtTo({ first: 'granted', later: [residence, 'granted', 'granted'] });
  one.agencies.meetIn(one.caseId, ({ act }) => (act === 'withdrawal' ? 'is-refused' : 'arrives'));
  await one.order(correction({ declaration: moved }));
  await one.untilQuiet();
  return one;
}

test('a dossier that its agency will not give back for a correction is decided first, and corrected once it stands', async () => {
  const one = await notGivenBack('with-agency');
  await one.decide('residence', grant('residence'));
  await one.order(skip('residence'));
  await closeCase(one);
  expect(faultsOf(one)).toEqual([]);
  expect(one.recorded.steps[1]).toMatchObject({ state: 'granted', round: 2 });
});

test('an answer to a question follows the correction for which its dossier was not given back', async () => {
  const one = await notGivenBack('with-agency');
  await one.order(skip('residence'));
  await one.untilQuiet();
  await one.decide('residence', ask('/applicant'));
  await one.untilQuiet();
  await one.order(answer(one, 'residence'));
  await closeCase(one);
  expect(faultsOf(one)).toEqual([]);
  expect(one.recorded.steps[1]).toMatchObject({ state: 'granted', round: 2 });
});

test('a question about a dossier that its agency will not give back is still for the citizen to answer', async () => {
  const one = await notGivenBack('awaiting-citizen');
  await one.order(skip('residence'));
  await closeCase(one);
  expect(faultsOf(one)).toEqual([]);
  expect(one.recorded.steps[1]).toMatchObject({ state: 'granted', round: 2 });
});

test('a question whose answer the agency did not take is asked again where it will not give the dossier back either', async () => {
  let isRefused = false;
  const one = await broughtTo({ first: 'granted', later: ['awaiting-citizen', 'granted', 'granted'] });
  one.agencies.meetIn(one.caseId, ({ agency }) =>
    agency === 'residence' && isRefused ? 'is-refused' : 'arrives',
  );
  isRefused = true;
  await one.order(answer(one, 'residence'));
  await one.untilQuiet();
  await one.order(correction({ declaration: moved, declarationRef: one.declarationRef }));
  await one.untilQuiet();
  isRefused = false;
  await one.order(skip('residence'));
  await closeCase(one);
  expect(faultsOf(one)).toEqual([]);
});

test('a dossier that came back, though nobody heard and asking again was refused, is filed anew as corrected', async () => {
  const one = await broughtTo({ first: 'granted', later: ['with-agency', 'granted', 'granted'] });
  const met: Meeting[] = ['loses-answer', 'is-refused'];
  one.agencies.meetIn(one.caseId, ({ act }) => (act === 'withdrawal' && met.shift()) || 'arrives');
  await one.order(correction({ declaration: moved }));
  await one.untilQuiet();
  await one.order(skip('residence'));
  await closeCase(one);
  expect(faultsOf(one)).toEqual([]);
  expect(one.recorded.steps[1]).toMatchObject({ state: 'granted', round: 2 });
});

const sent = ({ caseId }: FakeTemporalCase) => ({
  caseId,
  userId: 'system',
  purpose: 'residence',
  idempotencyKey: 'before',
});
