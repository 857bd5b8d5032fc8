import { foldState } from '../../domain/fold/fold';
import { birthDeclaration } from '../support/declarations';
import { deathDeclaration } from '../support/death-declaration';
import { bringCase, closeCase } from '../support/bring-case';
import { filedCase } from '../support/filed-case';
import { FakeTemporalCase } from '../support/fake-temporal-case';
import { correction, skip } from '../support/orders';
import { ask, grant, refuse } from '../support/words';

jest.mock('@temporalio/workflow', () => jest.requireActual<object>('../support/fake-temporal'));
jest.mock('@temporalio/activity', () => jest.requireActual<object>('../support/fake-temporal'));
jest.setTimeout(60_000);

const bring = (declaration: object, bundle = 'birth') =>
  bringCase(FakeTemporalCase.begin, filedCase({ bundle, declaration }), { first: 'with-agency', later: [] });
const stateOf = ({ record }: FakeTemporalCase) => foldState(record.events, record.documents);

test('the birth of a child who is no citizen is granted in full without a number, and nothing follows it', async () => {
  const { child } = birthDeclaration();
  const { one } = await bring(birthDeclaration({ child: { ...child, nationality: 'FR' } }));
  const { book, registeredOn } = { ...grant('birth').result };
  const result = { book, registeredOn };
  await one.decide('birth', { decision: 'granted', result });
  const { outcome, steps } = await one.untilQuiet();
  expect(outcome).toBe('granted');
  expect(steps.map(({ state, reason }) => [state, reason?.code ?? null])).toEqual([
    ['granted', null],
    ...Array.from({ length: 3 }, () => ['not-applicable', 'not-a-citizen']),
  ]);
  expect(one.agencies.log.filter(({ agency }) => agency === 'population')).toEqual([]);
});

test('what a case is marked with follows its corrections, and goes back with one that is given up', async () => {
  const { one } = await bring(birthDeclaration());
  await one.decide('birth', grant('birth'));
  await one.untilQuiet();
  const declaration = one.record.documents[one.declarationRef] as ReturnType<typeof birthDeclaration>;
  const child = { ...declaration.child, bornAt: '2026-09-01T08:15:00+07:00' };
  await one.order(
    correction({
      declaration: { ...declaration, child },
      pointers: ['/child/bornAt'],
      flags: ['late-registration'],
    }),
  );
  expect((await one.untilQuiet()).flags).toEqual(['late-registration']);
  await one.decide('birth', refuse());
  await one.untilQuiet();
  await one.order(skip('birth'));
  expect((await one.untilQuiet()).flags).toEqual([]);
});

describe('every agency is told', () => {
  const filing = async (change: (one: FakeTemporalCase) => Promise<void>) => {
    const { one } = await bring(deathDeclaration(), 'death');
    await change(one);
    await one.untilQuiet();
    return one
      .decidable()
      .map(({ filing: { round, decided, receivedAt } }) => ({ round, decided, receivedAt }));
  };
  const receivedAt = '2026-11-23T09:00:00+07:00';
  const corrected = async (one: FakeTemporalCase) => {
    const declaration = one.record.documents[one.declarationRef] as ReturnType<typeof deathDeclaration>;
    const deceased = { ...declaration.deceased, bornOn: '1946' };
    await one.order(
      correction({ declaration: { ...declaration, deceased }, pointers: ['/deceased/bornOn'] }),
    );
  };

  test('when the file was handed in, and before any correction of nothing that is decided', async () => {
    expect(await filing(() => Promise.resolve())).toEqual([{ round: 1, decided: undefined, receivedAt }]);
  });

  test('what an authority has decided, of a dossier that was doubted', async () => {
    const told = await filing(async (one) => {
      await one.decide('death', ask('/deceased/bornOn'));
      await corrected(one);
    });
    expect(told).toEqual([{ round: 2, decided: ['/deceased/bornOn'], receivedAt }]);
  });

  test('nothing of a correction that was given up', async () => {
    const { one } = await bring(deathDeclaration(), 'death');
    await one.decide('death', grant('death'));
    await one.untilQuiet();
    await corrected(one);
    await one.untilQuiet();
    expect(stateOf(one).decided).toEqual(['/deceased/bornOn']);
    await one.decide('death', refuse());
    await one.untilQuiet();
    await one.order(skip('death'));
    await one.untilQuiet();
    expect(stateOf(one).decided).toEqual([]);
    await closeCase(one);
  });
});
