/** What agencies say while the citizen is asked, and what goes out to them: rules whose breach no outcome shows. */
import { FakeTemporalCase } from '../support/fake-temporal-case';
import { birthDeclaration } from '../support/declarations';
import { filedCase } from '../support/filed-case';
import type { Arriving, Meeting } from '../support/model-network';
import { foldState } from '../../domain/fold/fold';
import { answer } from '../support/bring-case';
import { faultsOf } from '../support/case-checks';
import { revocation, withdrawal } from '../support/orders';
import { ask, grant, refuse } from '../support/words';

jest.mock('@temporalio/workflow', () => jest.requireActual<object>('../support/fake-temporal'));
jest.mock('@temporalio/activity', () => jest.requireActual<object>('../support/fake-temporal'));

const dayMs = 86_400_000;
const filed = () =>
  filedCase({
    bundle: 'birth',
    declaration: birthDeclaration(),
    receivedAt: '2026-11-30T09:00:00+07:00',
  });

async function granted(meet?: (message: Arriving) => Meeting): Promise<FakeTemporalCase> {
  const one = await FakeTemporalCase.begin(filed(), meet);
  await one.untilQuiet();
  await one.decide('birth', grant('birth'));
  await one.untilQuiet();
  return one;
}
const typesOf = ({ record }: FakeTemporalCase) => record.events.map(({ type }) => type);

test.each([
  ['refused', refuse()],
  ['granted', grant('residence')],
])('a step that is %s while the citizen is asked rests no longer', async (_what, word) => {
  const one = await granted();
  expect(one.recorded.dueAt).toBe('2026-12-03T17:00:00+07:00');
  await one.decide('residence', ask('/residence/address'));
  await one.untilQuiet();
  await one.pass(dayMs);
  const asking = one.agencies.of(one.caseId).find(({ filing: { step } }) => step === 'residence')!;
  await one.tell(one.agencies.decideAgain(asking, word));
  await one.untilQuiet();
  const { events, documents } = one.record;
  const { pauses } = foldState(events, documents).steps[1]!;
  expect(pauses.map(({ until }) => until?.slice(0, 10))).toEqual(['2026-12-01']);
  expect(one.recorded.dueAt).toBe('2026-12-04T17:00:00+07:00');
});

test('what nobody would take notice of is not taken back: a stuck notice falls with its act', async () => {
  const one = await granted(({ agency }) => (agency === 'population' ? 'is-refused' : 'arrives'));
  expect(one.recorded.waitingFor.map(({ cause }) => cause)).toContain('notice-refused');
  await one.order(revocation('birth'));
  const { outcome, waitingFor } = await one.untilSettled();
  expect([outcome, waitingFor]).toEqual(['revoked', []]);
  expect(one.agencies.of(one.caseId).filter(({ agency }) => agency === 'population')).toEqual([]);
});

test('a reversal is on the record before its agency is asked for it', async () => {
  let isDown = true;
  const one = await granted(({ act }) => (act === 'reversal' && isDown ? 'is-down' : 'arrives'));
  for (const step of ['residence', 'health-insurance', 'identity-card']) await one.decide(step, grant(step));
  await one.untilSettled();
  await one.order(revocation('residence'));
  await one.pass(60_000);
  expect(typesOf(one)).toContain('reversal-registered');
  expect(typesOf(one)).not.toContain('step-reversed');
  isDown = false;
  await one.untilSettled();
  expect(typesOf(one)).toContain('step-reversed');
});

test('a dossier is asked after before it is sent again', async () => {
  const sent: string[] = [];
  const one = await FakeTemporalCase.begin(filed(), ({ agency, act }) => {
    if (agency === 'civil-status') sent.push(act);
    return sent.length === 1 ? 'loses-answer' : 'arrives';
  });
  await one.untilQuiet();
  expect(sent).toEqual(['file', 'look', 'file']);
});

test('a refusal of what was on its way is not taken back by an order that comes with it', async () => {
  const one = await FakeTemporalCase.begin(filed(), ({ act, step }) =>
    step === 'residence' && act === 'file' ? 'loses-answer' : 'arrives',
  );
  await one.untilQuiet();
  await one.decide('birth', grant('birth'));
  const isThere = () => one.decidable().some(({ filing: { step } }) => step === 'residence');
  while (!isThere()) await one.finishOne(0);
  const residence = one.decidable().find(({ filing: { step } }) => step === 'residence')!;
  await one.decideAndOrder(residence, refuse(), withdrawal());
  await one.untilSettled();
  expect(one.recorded.steps[1]!.state).toBe('refused');
  expect(faultsOf(one)).toEqual([]);
});

test('that an agency does not know a dossier is not believed while its delivery may still arrive', async () => {
  const late = [{ lateMs: 10_000 }];
  const one = await FakeTemporalCase.begin(filed(), ({ agency, act }) =>
    agency === 'civil-status' && act === 'file' ? (late.shift() ?? 'is-down') : 'arrives',
  );
  await one.pass(3_000);
  await one.order(withdrawal());
  expect((await one.untilSettled()).outcome).toBe('withdrawn');
  expect(typesOf(one)).not.toContain('dossier-astray');
  expect(one.words()).toEqual(['file birth/1', 'withdrawal birth/1']);
});

test('an answered step goes on with the clock that was running, however often the due dates are counted again', async () => {
  const one = await granted();
  await one.pass(dayMs);
  await one.decide('residence', ask('/residence/address'));
  await one.untilQuiet();
  await one.order(answer(one, 'residence'));
  await one.untilQuiet();
  const { dueAt } = one.recorded.steps[1]!;
  await one.decide('health-insurance', ask('/healthInsurance'));
  await one.untilQuiet();
  await one.pass(dayMs / 2);
  await one.order(answer(one, 'health-insurance'));
  await one.untilQuiet();
  expect(one.recorded.dueAt).toBe('2026-12-04T17:00:00+07:00');
  expect(one.recorded.steps[1]!.dueAt).toBe(dueAt);
});
