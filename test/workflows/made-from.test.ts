import { closeCase } from '../support/bring-case';
import { broughtTo, declaration, granted, moved } from '../support/brought-birth';
import { faultsOf } from '../support/case-checks';
import { FakeTemporalCase } from '../support/fake-temporal-case';
import { filedCase } from '../support/filed-case';
import type { Meeting } from '../support/model-agencies';
import { correction, revocation, stop } from '../support/orders';
import { grant } from '../support/words';

jest.mock('@temporalio/workflow', () => jest.requireActual<object>('../support/fake-temporal'));
jest.mock('@temporalio/activity', () => jest.requireActual<object>('../support/fake-temporal'));

/** What a dossier was made from, where the case has gone on before its agency is known to hold it. */

const named = (name: string) => ({ ...declaration, child: { ...declaration.child, name } });
const decidedAs = (number: string) => ({ number, on: '2026-11-25', by: 'UBND' });
const keyOf = (one: FakeTemporalCase, step: string, round = 1) => `${one.caseId}/${step}/${String(round)}`;
const noticeOf = (one: FakeTemporalCase, key: string) =>
  one.dossiers.find((dossier) => dossier.key === key && dossier.agency === 'population')?.filing;
const told = (one: FakeTemporalCase, key: string) => noticeOf(one, key)?.dossier;

test('of a grant is told what its dossier said, though the case was corrected while that was on its way', async () => {
  const one = await broughtTo(granted);
  let isLost = true;
  one.agencies.meetIn(one.caseId, ({ agency, act }): Meeting => {
    if (agency !== 'civil-status' || !isLost) return 'arrives';
    return act === 'file' ? 'loses-answer' : 'is-down';
  });
  await one.order(correction({ declaration: named('Trần Minh Đặng A') }, decidedAs('1/QD-UBND')));
  await one.pass(1_000);
  one.agencies.decide(keyOf(one, 'birth', 2), grant('birth'));
  const { declarationRef } = one;
  const again = { declaration: named('Trần Minh Đặng B'), declarationRef };
  await one.order(correction(again, decidedAs('2/QD-UBND')));
  isLost = false;
  await closeCase(one);
  expect(told(one, keyOf(one, 'birth', 2))).toMatchObject({ name: 'Trần Minh Đặng A' });
  expect(noticeOf(one, keyOf(one, 'birth', 2))?.correction?.decision.number).toBe('1/QD-UBND');
  expect(faultsOf(one)).toEqual([]);
});

/** Birth and residence are granted, and the run is lost before it has recorded either. */
async function lostBeforeRecorded(): Promise<FakeTemporalCase> {
  const one = await FakeTemporalCase.begin(filedCase({ bundle: 'birth', declaration }));
  await one.untilQuiet();
  await one.decide('birth', grant('birth'));
  await one.finishOne(0);
  one.agencies.decide(keyOf(one, 'residence'), grant('residence'));
  await one.takenUpAnew();
  expect(one.recorded.steps.map(({ state }) => state).slice(0, 2)).toEqual(['with-agency', 'pending']);
  return one;
}

test('what a lost run had filed on a grant that it did not record is told as it was filed, not as corrected since', async () => {
  const one = await lostBeforeRecorded();
  await one.order(correction({ declaration: moved }));
  await closeCase(one);
  const { detail } = declaration.residence.address;
  expect(told(one, keyOf(one, 'residence'))).toMatchObject({ address: { detail } });
  expect(one.recorded.outcome).toBe('granted');
  expect(faultsOf(one)).toEqual([]);
});

test('what a lost run had filed is asked back only once the grant is known that it was filed on', async () => {
  const one = await lostBeforeRecorded();
  await one.order(stop());
  expect(one.words()).not.toContain('withdrawal residence/1');
  await closeCase(one);
  expect(one.recorded.steps.map(({ state }) => state).slice(0, 2)).toEqual(['granted', 'reversed']);
  expect(faultsOf(one)).toEqual([]);
});

test('what a lost run had filed is taken back, also where its agency refuses to take it again', async () => {
  const one = await lostBeforeRecorded();
  one.agencies.meetIn(one.caseId, ({ agency, act }) =>
    agency === 'residence' && act === 'file' ? 'is-refused' : 'arrives',
  );
  await one.untilQuiet();
  await one.order(stop());
  await closeCase(one);
  expect(one.recorded.steps[1]).toMatchObject({ state: 'reversed' });
  expect(faultsOf(one)).toEqual([]);
});

test('a corrected dossier that a lost run may have filed is asked after where the step is taken back instead', async () => {
  const one = await broughtTo({ ...granted, later: ['with-agency', 'granted', 'granted'] });
  one.agencies.decide(keyOf(one, 'residence'), grant('residence'));
  const late = { lateMs: 60_000 };
  one.agencies.meetIn(one.caseId, ({ act, key }): Meeting =>
    act === 'file' && key.endsWith('residence/2') ? late : 'arrives',
  );
  await one.order(correction({ declaration: moved }));
  // The grant is heard, and the correction filed, by a run that records neither.
  while (!one.agencies.isAwaited) await one.finishOne(0);
  await one.takenUpAnew();
  await one.order(revocation('birth', decidedAs('16/QD-UBND')));
  await one.untilSettled();
  await one.pass(3_600_000);
  await one.findStrays();
  await closeCase(one);
  expect(one.dossiers.filter(({ isOpen }) => isOpen)).toEqual([]);
  expect(faultsOf(one)).toEqual([]);
});
