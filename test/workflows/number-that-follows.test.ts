/** A child's death was registered by its paper of birth; the birth is registered later, and brings the number. */
import type { AgencyDecision } from '../../domain/schemas/agency-contract';
import type { Order } from '../../workflows/messages';
import { deathDeclaration } from '../support/death-declaration';
import { FakeTemporalCase } from '../support/fake-temporal-case';
import { filedCase } from '../support/filed-case';
import { authority, correction, revocation } from '../support/orders';
import { grant } from '../support/words';

jest.mock('@temporalio/workflow', () => jest.requireActual<object>('../support/fake-temporal'));
jest.mock('@temporalio/activity', () => jest.requireActual<object>('../support/fake-temporal'));

const personalId = '079226000001';
const book = { number: '12', volume: '01/2026', page: '12' };
const onPaper = { book, registeredOn: '2026-11-24' };

function childsDeath() {
  const { deceased, ...death } = deathDeclaration({ scope: ['death'] });
  const child = { ...deceased, personalId: null, birthCertificateNumber: '12345.GCS.79024.26' };
  return { ...death, deceased: { ...child, bornOn: '2026-11-16' } };
}

/** Granted by the paper alone. */
async function registered(): Promise<FakeTemporalCase> {
  const one = await FakeTemporalCase.begin(filedCase({ bundle: 'death', declaration: childsDeath() }));
  await one.untilQuiet();
  await one.decide('death', { ...grant('death'), result: onPaper });
  return one;
}

const completed = ({ caseId }: FakeTemporalCase): AgencyDecision => ({
  ...{ dossierKey: `${caseId}/death/1`, decisionId: 'with-number', decision: 'granted' },
  ...{ result: { ...onPaper, personalId }, decidedAt: '2026-11-27T10:00:00+07:00', decidedBy: 'officer' },
});
const late = (decision: AgencyDecision): Order => {
  const given = { id: `decision/${decision.decisionId}`, by: 'agency:civil-status', reason: '' };
  return { ...given, kind: 'late-decision', step: 'death', decision };
};
/** The notices that the population database holds: the key of each, whom it is about, and what it takes the place of. */
const told = ({ agencies, caseId }: FakeTemporalCase) =>
  agencies.of(caseId).flatMap(({ agency, key, filing: { dossier, correction: corrected } }) => {
    if (agency !== 'population') return [];
    const [own, replaced] = [key, corrected?.replaces].map((one) => one?.replace(`${caseId}/`, ''));
    return [[own, dossier['personalId'], replaced, corrected?.decision]];
  });
const byTheAct = { number: '12', on: '2026-11-24', by: expect.stringContaining('26740') as unknown };

test('once the case has ended it is taken up, and the population database is told whose death it is', async () => {
  const one = await registered();
  await one.untilSettled();
  await one.order(late(completed(one)));
  const { steps, outcome } = await one.untilSettled();
  expect(outcome).toBe('granted');
  expect(steps[0]).toMatchObject({ state: 'granted', result: { personalId } });
  expect(told(one)).toEqual([
    ['death/1', null, undefined, undefined],
    ['death/2', personalId, 'death/1', byTheAct],
  ]);
});

test('while the case still tells of the death, that is told first as it was', async () => {
  const one = await FakeTemporalCase.begin(filedCase({ bundle: 'death', declaration: childsDeath() }));
  await one.untilQuiet();
  let isHeard = false;
  const meet = ({ agency }: { agency: string }) =>
    agency === 'population' && !isHeard ? 'loses-answer' : 'arrives';
  one.agencies.meetIn(one.caseId, meet);
  await one.decide('death', { ...grant('death'), result: onPaper });
  await one.pass(60_000);
  await one.tell(completed(one));
  isHeard = true;
  await one.untilSettled();
  expect(told(one).map(([key, number]) => [key, number])).toEqual([
    ['death/1', null],
    ['death/2', personalId],
  ]);
});

test('a correction after it goes under a number of its own, and a revocation takes back what was told last', async () => {
  const one = await registered();
  await one.untilSettled();
  await one.order(late(completed(one)));
  await one.untilSettled();
  const declaration = childsDeath();
  declaration.deceased.name = 'Trần Ước';
  await one.order(correction({ declaration }));
  await one.untilQuiet();
  await one.decide('death', { ...grant('death'), result: { ...onPaper, personalId } });
  await one.untilSettled();
  await one.order(revocation('death', { ...authority, number: '16' }));
  await one.untilSettled();
  expect(told(one).at(-1)).toEqual(['death/3', personalId, 'death/2', expect.anything()]);
  const words = one.agencies.words(one.caseId).filter((word) => word.startsWith('@population'));
  expect(words.at(-1)).toBe('@population reversal death/3');
});
