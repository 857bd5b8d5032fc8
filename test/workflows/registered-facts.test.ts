import { closeCase } from '../support/bring-case';
import { birthDeclaration } from '../support/declarations';
import { FakeTemporalCase } from '../support/fake-temporal-case';
import { filedCase } from '../support/filed-case';
import { edited, retry, supplement } from '../support/orders';
import { ask, grant } from '../support/words';

jest.mock('@temporalio/workflow', () => jest.requireActual<object>('../support/fake-temporal'));
jest.mock('@temporalio/activity', () => jest.requireActual<object>('../support/fake-temporal'));

/** What a granted act has on its record changes by decision of an authority alone, whoever has asked for it. */

const declaration = birthDeclaration();
const girl = { ...declaration, child: { ...declaration.child, sex: 'female' } };
const delivered = {
  ...declaration,
  identityCard: { deliveryAddress: { ...declaration.residence.address, detail: '14 Lê Lợi' } },
};

/** The birth is granted, and the card office asks for something. */
async function asked(pointer: string): Promise<FakeTemporalCase> {
  const one = await FakeTemporalCase.begin(filedCase({ bundle: 'birth', declaration }));
  await one.untilQuiet();
  await one.decide('birth', grant('birth'));
  await one.untilQuiet();
  await one.decide('identity-card', ask(pointer));
  await one.untilQuiet();
  return one;
}

test('an answer that contradicts the birth certificate is not taken, though the card office has asked for it', async () => {
  const one = await asked('/child/sex');
  const answer = supplement('identity-card', { declaration: girl, pointers: ['/child/sex'] });
  expect(await one.order(answer)).toBe('registered-fact');
  const withPapers = supplement('identity-card', { declaration, pointers: [] });
  expect(await one.order(withPapers)).toMatchObject({ steps: ['identity-card'] });
  await closeCase(one);
  expect(one.recorded.outcome).toBe('granted');
});

test('an answer about what no granted act has on its record is taken', async () => {
  const one = await asked('/identityCard/deliveryAddress');
  const pointers = ['/identityCard/deliveryAddress'];
  expect(await one.order(supplement('identity-card', { declaration: delivered, pointers }))).toMatchObject({
    steps: ['identity-card'],
  });
  await closeCase(one);
});

test('another applicant contradicts nothing: who applies is no part of the act', async () => {
  const one = await asked('/applicant');
  const { personalId, name } = declaration.father;
  const other = {
    ...declaration,
    applicant: { ...declaration.applicant, personalId, name, relation: 'father' },
  };
  const answer = supplement('identity-card', { declaration: other, pointers: ['/applicant'] });
  expect(await one.order(answer)).toMatchObject({ steps: ['identity-card'] });
  await closeCase(one);
});

test('an edited retry changes what is registered as little', async () => {
  let isMended = false;
  const one = await FakeTemporalCase.begin(filedCase({ bundle: 'birth', declaration }), ({ agency, act }) =>
    agency === 'identity' && act === 'file' && !isMended ? 'is-refused' : 'arrives',
  );
  await one.untilQuiet();
  await one.decide('birth', grant('birth'));
  await one.untilQuiet();
  expect(await one.order(retry('identity-card', edited({ declaration: girl })))).toBe('registered-fact');
  isMended = true;
  expect(await one.order(retry('identity-card', edited({ declaration: delivered })))).toMatchObject({
    steps: ['identity-card'],
  });
  await closeCase(one);
  expect(one.recorded.outcome).toBe('granted');
});
