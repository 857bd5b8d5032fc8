import { faultsOf } from '../support/case-checks';
import { answer, closeCase } from '../support/bring-case';
import { authority, correction, revocation, withdrawal } from '../support/orders';
import { broughtTo, declaration, granted, moved, refusedAndSkipped } from '../support/brought-birth';
import { FakeTemporalCase } from '../support/fake-temporal-case';
import { filedCase } from '../support/filed-case';
import { ask, grant } from '../support/words';

jest.mock('@temporalio/workflow', () => jest.requireActual<object>('../support/fake-temporal'));
jest.mock('@temporalio/activity', () => jest.requireActual<object>('../support/fake-temporal'));

/** Corrections that meet what an earlier one brought about, and has not brought to its end. */

const child = { ...declaration.child, name: 'Trần Minh Đặng II' };

/** From the declaration that counts, by a decision of its own. */
function corrected(one: FakeTemporalCase, declared: object, number = '16/QD-UBND') {
  return correction({ declaration: declared, declarationRef: one.declarationRef }, { ...authority, number });
}

test('one decision is carried out once however it is written, and that of another commune is another', async () => {
  const one = await broughtTo(granted);
  await one.order(corrected(one, moved, '02/Q\u0110-UBND'));
  await one.untilQuiet();
  const again = corrected(one, { ...moved, child }, '02/q\u00F0 - ubnd');
  expect(await one.order(again)).toBe('same-decision');
  const theirs = { ...authority, number: '02/Q\u0110-UBND', by: 'UBND Phường Sài Gòn' };
  const edits = { declaration: { ...moved, child }, declarationRef: one.declarationRef };
  expect(await one.order(correction(edits, theirs))).toMatchObject({
    steps: expect.arrayContaining(['birth']) as unknown,
  });
  await closeCase(one);
  expect(faultsOf(one)).toEqual([]);
});

test('a corrected dossier that is on its way comes back before what it corrects is taken back', async () => {
  const one = await broughtTo(granted);
  await one.order(corrected(one, moved));
  await one.order(corrected(one, { ...moved, child }, '17/QD-UBND'));
  await one.order(revocation('birth', { ...authority, number: '18/QD-UBND' }));
  // Everything else goes faster than the two deliveries of the first correction.
  for (let n = 0; n < 8; n += 1) await one.finishOne(2);
  await closeCase(one);
  expect(faultsOf(one)).toEqual([]);
  expect(one.recorded).toMatchObject({ outcome: 'revoked' });
});

test('a corrected dossier that was asked about comes back for the next correction, though the answer is not taken', async () => {
  let isRefused = false;
  const one = await broughtTo(granted);
  one.agencies.meetIn(one.caseId, ({ act }) =>
    act === 'supplement' && isRefused ? 'is-refused' : 'arrives',
  );
  await one.order(corrected(one, moved));
  await one.untilQuiet();
  await one.decide('residence', ask('/applicant'));
  await one.untilQuiet();
  isRefused = true;
  await one.order(answer(one, 'residence'));
  await one.untilQuiet();
  await one.order(corrected(one, { ...moved, child }, '17/QD-UBND'));
  await closeCase(one);
  expect(faultsOf(one)).toEqual([]);
  expect(one.words()).toContain('withdrawal residence/2');
});

test('a correction given up leaves an earlier one to go on whose dossier it had fetched back', async () => {
  const one = await broughtTo(granted);
  await one.order(corrected(one, { ...moved, child }));
  await one.untilQuiet();
  await one.decide('birth', grant('birth'));
  await one.untilQuiet();
  const other = { ...child, name: 'Trần Minh Đặng III' };
  await one.order(corrected(one, { ...moved, child: other }, '17/QD-UBND'));
  await refusedAndSkipped(one, 'birth');
  await closeCase(one);
  expect(faultsOf(one)).toEqual([]);
  expect(one.recorded.steps.map(({ round }) => round)).toEqual([3, 3, 3, 3]);
});

test('an earlier correction given up with a later one is given up for what is undecided, too', async () => {
  const one = await broughtTo({ first: 'granted', later: ['with-agency', 'granted', 'granted'] });
  await one.order(corrected(one, moved));
  await one.untilQuiet();
  const deliveryAddress = { ...moved.identityCard.deliveryAddress, detail: '15 Lê Lợi' };
  await one.order(corrected(one, { ...moved, identityCard: { deliveryAddress } }, '17/QD-UBND'));
  await refusedAndSkipped(one, 'identity-card');
  await closeCase(one);
  expect(faultsOf(one)).toEqual([]);
});

test('a correction given up leaves an earlier one to go on that still waits for a grant', async () => {
  const one = await broughtTo({ first: 'granted', later: ['with-agency', 'granted', 'granted'] });
  const key = `${one.caseId}/residence/1`;
  const both = { ...moved, child };
  one.agencies.decide(key, grant('residence'));
  await one.order(corrected(one, { ...declaration, residence: moved.residence }));
  await one.order(corrected(one, { ...both, identityCard: declaration.identityCard }, '17/QD-UBND'));
  await refusedAndSkipped(one, 'birth');
  await closeCase(one);
  expect(faultsOf(one)).toEqual([]);
  expect(one.recorded.steps[1]).toMatchObject({ state: 'granted', round: 2 });
});

test('who takes a case back gives its correction up, also where the act turns out to have been granted', async () => {
  const one = await FakeTemporalCase.begin(filedCase({ bundle: 'birth', declaration }));
  await one.untilQuiet();
  one.agencies.decide(`${one.caseId}/birth/1`, grant('birth'));
  await one.order(
    correction({ declaration: { ...declaration, child: { ...declaration.child, name: 'Trần A' } } }),
  );
  await one.order(withdrawal());
  await closeCase(one);
  expect(one.recorded.steps.map(({ state }) => state).slice(0, 2)).toEqual(['granted', 'withdrawn']);
  expect(one.words()).not.toContain('file birth/2');
});
