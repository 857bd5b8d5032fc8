import type { AgencyDecision } from '../../domain/schemas/agency-contract';
import { closeCase } from '../support/bring-case';
import { birthDeclaration } from '../support/declarations';
import { FakeTemporalCase } from '../support/fake-temporal-case';
import { filedCase } from '../support/filed-case';
import type { Meeting } from '../support/model-agencies';
import { dueDateFaults } from '../support/oracle/due-date-faults';
import { correction, lateDecision, retry, revocation, skip } from '../support/orders';
import { grant, refuse } from '../support/words';

jest.mock('@temporalio/workflow', () => jest.requireActual<object>('../support/fake-temporal'));
jest.mock('@temporalio/activity', () => jest.requireActual<object>('../support/fake-temporal'));

/** What an agency says again, and otherwise, of a dossier that it has decided. */

const declaration = birthDeclaration();

async function begun(...granted: string[]): Promise<FakeTemporalCase> {
  const one = await FakeTemporalCase.begin(filedCase({ bundle: 'birth', declaration }));
  for (const step of granted) {
    await one.untilQuiet();
    await one.decide(step, grant(step));
  }
  await one.untilQuiet();
  return one;
}

let words = 0;
/** A word under an id of its own, on the dossier that is the step's. */
function word(one: FakeTemporalCase, step: string, said: object, decidedAt = '2026-11-26T10:00:00+07:00') {
  words += 1;
  const dossierKey = one.recorded.steps.find(({ id }) => id === step)?.dossierKey ?? '';
  const decided = { decisionId: `again-${words}`, decidedAt, decidedBy: 'officer' };
  return { dossierKey, ...decided, ...said } as AgencyDecision;
}
const stateOf = ({ recorded }: FakeTemporalCase, step: string) =>
  recorded.steps.find(({ id }) => id === step)?.state;
const causes = ({ recorded }: FakeTemporalCase) => recorded.waitingFor.map(({ cause }) => cause);
test('refused, then granted on a complaint: it counts, and what builds on it is filed', async () => {
  const one = await begun();
  await one.decide('birth', refuse());
  const refused = await one.untilSettled();
  expect(refused.outcome).toBe('refused');
  await one.order(lateDecision('birth', word(one, 'birth', grant('birth'))));
  await one.untilQuiet();
  expect(one.recorded).toMatchObject({ status: 'processing', outcome: null });
  expect(stateOf(one, 'birth')).toBe('granted');
  expect(Date.parse(one.recorded.dueAt)).toBeGreaterThanOrEqual(Date.parse(refused.dueAt));
  await closeCase(one);
  expect(one.recorded.outcome).toBe('granted');
});

test('what is filed for the first time in a case that is taken up again has dates that lie ahead', async () => {
  const one = await begun();
  await one.decide('birth', refuse());
  const { dueAt } = await one.untilSettled();
  await one.pass(30 * 86_400_000);
  await one.order(lateDecision('birth', word(one, 'birth', grant('birth'))));
  const isDue = one.recorded.steps.slice(1).map((step) => step.dueAt > dueAt);
  expect(isDue).toEqual([true, true, true]);
  expect(dueDateFaults(one.record)).toEqual([]);
  await closeCase(one);
});

test('a step that is refused beside others is granted on a complaint while the case still runs', async () => {
  const one = await begun('birth');
  await one.decide('residence', refuse());
  await one.untilQuiet();
  await one.tell(word(one, 'residence', grant('residence')));
  await one.untilQuiet();
  expect(stateOf(one, 'residence')).toBe('granted');
  await closeCase(one);
  expect(one.recorded.outcome).toBe('granted');
});

test.each([
  ['refused', refuse()],
  ['asked about', { decision: 'supplement-requested', fields: [{ pointer: '/child/name' }] }],
  ['granted otherwise', { ...grant('residence'), result: { noticeNumber: 'CT08-9', on: '2026-11-24' } }],
])('granted, then %s: never, and an operator sees to it', async (_what, said) => {
  const one = await begun('birth', 'residence');
  await one.tell(word(one, 'residence', said));
  await one.untilQuiet();
  expect(stateOf(one, 'residence')).toBe('granted');
  expect(causes(one)).toContain('decision-contradicts');
  expect(one.recorded.status).toBe('needs-operator');
  await one.order(skip('residence'));
  await closeCase(one);
  expect(one.recorded).toMatchObject({ outcome: 'granted', waitingFor: [] });
});

test('what contradicts keeps no case open, and is seen to after its end too', async () => {
  const one = await begun('birth', 'residence', 'health-insurance', 'identity-card');
  await one.untilSettled();
  await one.order(lateDecision('residence', word(one, 'residence', refuse())));
  await one.untilSettled();
  expect(one.recorded).toMatchObject({ status: 'settled', outcome: 'granted' });
  expect(causes(one)).toEqual(['decision-contradicts']);
  await one.order(retry('residence'));
  await one.untilSettled();
  expect(one.recorded.waitingFor).toEqual([]);
});

test('copies, and words that were overtaken, are no second word', async () => {
  const one = await begun('birth');
  const refused = await one.decide('residence', refuse());
  await one.untilQuiet();
  await one.tell(word(one, 'residence', grant('residence')));
  await one.untilQuiet();
  await one.tell(refused);
  await one.tell(word(one, 'residence', refuse(), '2026-11-20T10:00:00+07:00'));
  await one.tell(word(one, 'residence', grant('residence')));
  await one.untilQuiet();
  expect(causes(one)).not.toContain('decision-contradicts');
  expect(stateOf(one, 'residence')).toBe('granted');
});

test('what is granted on a complaint upon an act that has been revoked stands for nothing, and an operator sees to it', async () => {
  const one = await begun('birth');
  await one.decide('residence', refuse());
  await one.untilQuiet();
  await one.order(revocation('birth'));
  await one.untilSettled();
  await one.order(lateDecision('residence', word(one, 'residence', grant('residence'))));
  await one.untilSettled();
  expect(stateOf(one, 'residence')).toBe('refused');
  expect(causes(one)).toEqual(['decision-contradicts']);
});

test('a notice counts as told only once the population database has answered about that one', async () => {
  const one = await begun();
  const met: Meeting[] = ['refuses-notice', 'tells-another-key'];
  one.agencies.meetIn(one.caseId, ({ agency }) => (agency === 'population' && met.shift()) || 'arrives');
  await one.decide('birth', grant('birth'));
  await one.untilQuiet();
  expect(causes(one)).toContain('notice-refused');
});

test("a notice that the population database refuses is an operator's matter, and tried again once it is seen to", async () => {
  const one = await begun();
  let believes = false;
  one.agencies.meetIn(one.caseId, ({ agency }) =>
    agency === 'population' && !believes ? 'refuses-notice' : 'arrives',
  );
  await one.decide('birth', grant('birth'));
  await one.untilQuiet();
  expect(causes(one)).toContain('notice-refused');
  expect(stateOf(one, 'residence')).toBe('with-agency');
  await one.order(retry('birth'));
  await one.untilQuiet();
  expect(causes(one)).toContain('notice-refused');
  believes = true;
  await one.order(skip('birth'));
  await closeCase(one);
  expect(one.recorded).toMatchObject({ outcome: 'granted', waitingFor: [] });
});

test('a correction is not held up by what contradicts the grant that it corrects', async () => {
  const one = await begun('birth', 'residence');
  await one.tell(word(one, 'residence', refuse()));
  await one.untilQuiet();
  const detail = { ...declaration.residence.address, detail: '14 Lê Lợi' };
  const moved = { ...declaration, residence: { ...declaration.residence, address: detail } };
  expect(await one.order(correction({ declaration: moved }))).toMatchObject({ steps: ['residence'] });
  await closeCase(one);
  expect(one.recorded.outcome).toBe('granted');
});

test('a word that comes once the case has ended on record, and before its run is over, is not lost', async () => {
  const one = await begun();
  await one.decide('birth', refuse());
  // Its ending is on its way to the record.
  while ((await one.look()).settledAt === null) await one.finishOne(0);
  expect(one.recorded.settledAt).toBeNull();
  const decision = word(one, 'birth', grant('birth'));
  await one.tell(decision);
  await one.untilQuiet();
  expect(one.passedOn).toEqual([{ from: 'civil-status', caseId: one.caseId, step: 'birth', decision }]);
});
