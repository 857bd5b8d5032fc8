import { deathDeclaration } from '../support/death-declaration';
import { FakeTemporalCase } from '../support/fake-temporal-case';
import { filedCase } from '../support/filed-case';
import { correction, repayment, revocation } from '../support/orders';
import { grant } from '../support/words';

jest.mock('@temporalio/workflow', () => jest.requireActual<object>('../support/fake-temporal'));
jest.mock('@temporalio/activity', () => jest.requireActual<object>('../support/fake-temporal'));

/** Money that is to be recovered: how a claim comes about, and how it ends. */

const declaration = deathDeclaration({ scope: ['death', 'funeral-benefit'] });
const other = { personalId: '079150000001', name: 'Lê Thị Hòa', relation: 'spouse' };
const paidTo = (payee: object) => ({ ...declaration, funeral: { ...declaration.funeral, payee } });

/** A case whose funeral money has been paid: ten million. */
async function paid(): Promise<FakeTemporalCase> {
  const one = await FakeTemporalCase.begin(filedCase({ bundle: 'death', declaration }));
  for (const step of ['death', 'funeral-benefit']) {
    await one.untilQuiet();
    await one.decide(step, grant(step));
  }
  await one.untilSettled();
  return one;
}

/** The same, corrected to what is declared, and granted again with the result. */
async function corrected(declared: object, result: object): Promise<FakeTemporalCase> {
  const one = await paid();
  await one.order(correction({ declaration: declared }));
  await one.untilQuiet();
  await one.decide('funeral-benefit', {
    ...grant('funeral-benefit'),
    result: { ...grant('funeral-benefit').result, ...result },
  });
  await one.untilSettled();
  return one;
}

test('a claim is open until all of it has come, and no more than that is taken', async () => {
  const one = await paid();
  await one.order(revocation('death'));
  await one.untilSettled();
  const [claim] = one.recorded.claims;
  const pay = (amount: number) => one.order(repayment(claim!.id, amount));
  expect(claim).toMatchObject({ amount: 10_000_000, paid: 0, rest: 10_000_000, state: 'open' });
  expect(await pay(10_000_001)).toBe('exceeds-claim');
  await pay(5_000);
  await one.untilSettled();
  expect(one.recorded.claims).toMatchObject([{ paid: 5_000, rest: 9_995_000, state: 'open' }]);
  expect(one.recorded.waitingFor).toMatchObject([{ who: 'payee', what: 'repayment' }]);
  expect(await pay(9_995_001)).toBe('exceeds-claim');
  await pay(9_995_000);
  await one.untilSettled();
  expect(one.recorded.claims).toMatchObject([{ paid: 10_000_000, rest: 0, state: 'settled' }]);
  expect(one.recorded.waitingFor).toEqual([]);
  expect(await pay(1)).toBe('claim-settled');
  const ofMoney = one.record.events.filter(({ type }) => type.startsWith('claim-')).map(({ type }) => type);
  expect(ofMoney).toEqual(['claim-opened', 'claim-paid', 'claim-settled']);
});

test('corrected to another payee, all that the first was paid is to be recovered', async () => {
  const one = await corrected(paidTo(other), {});
  expect(one.recorded.claims).toMatchObject([
    { step: 'funeral-benefit', amount: 10_000_000, rest: 10_000_000, from: 'payee', state: 'open' },
  ]);
});

test('corrected to a lower sum, the difference is to be recovered; to a higher one, nothing is', async () => {
  const moved = { ...declaration, funeral: { ...declaration.funeral, group: 'social-assistance' } };
  const lower = await corrected(moved, { amount: 7_000_000 });
  expect(lower.recorded.claims).toMatchObject([{ amount: 3_000_000, state: 'open' }]);
  const higher = await corrected(moved, { amount: 12_000_000 });
  expect(higher.recorded.claims).toEqual([]);
});

test('the same payee by a corrected name or account has not been paid too much', async () => {
  const { payee, payment } = declaration.funeral;
  const renamed = { ...paidTo({ ...payee, name: 'Trần Văn Đạo' }) };
  expect((await corrected(renamed, {})).recorded.claims).toEqual([]);
  const moved = { ...declaration.funeral, payment: { ...payment, account: '0071000000002' } };
  expect((await corrected({ ...declaration, funeral: moved }, {})).recorded.claims).toEqual([]);
});
