import { foldState } from '../../domain/fold/fold';
import { findActOnIt } from '../../casework/orders/act-on-it';
import { storedLifeEvent } from '../../procedures/shared/intake/life-event';
import { bringCase } from '../support/bring-case';
import { deathDeclaration } from '../support/death-declaration';
import { birthDeclaration } from '../support/declarations';
import { FakeTemporalCase } from '../support/fake-temporal-case';
import { filedCase } from '../support/filed-case';
import { grant } from '../support/words';

jest.mock('@temporalio/workflow', () => jest.requireActual<object>('../support/fake-temporal'));
jest.mock('@temporalio/activity', () => jest.requireActual<object>('../support/fake-temporal'));
jest.setTimeout(60_000);

const number = String(grant('birth').result?.['personalId']);
const { child } = birthDeclaration();

async function brought(bundle: 'birth' | 'death', declaration: object, first: 'granted' | 'with-agency') {
  const input = filedCase({ bundle, declaration });
  const { one } = await bringCase(FakeTemporalCase.begin, input, { first, later: [] });
  const { caseId } = one;
  const { documents } = one.record;
  const events = one.record.events.map((event, i) => ({ ...event, seq: i + 1, prevHash: null, hash: '' }));
  const state = foldState(events, documents);
  const recorded = { events, documents, seq: events.length, isClaimTaken: false };
  return { ...recorded, caseId, filedBy: 'portal', state, declaration: documents[state.declarationRef] };
}

/** Looks locks up among these deaths, as the register does. */
const registerOf = (death: Awaited<ReturnType<typeof brought>>) => ({
  findLockHolder: ({ locks }: { locks: readonly string[] }) => {
    const held = storedLifeEvent(death.state.filed, death.declaration).locks;
    const holder = { caseId: death.caseId, caseCode: death.state.filed.caseCode };
    return Promise.resolve(locks.some((lock) => held.includes(lock)) ? holder : undefined);
  },
  findStoredCase: () => Promise.resolve(death),
});

const deceased = (over: object) => {
  const { name, sex } = child;
  const common = { name, sex, bornOn: '2026-11-20', diedAt: '2026-11-21T05:00:00+07:00' };
  const { deceased: drawn, ...rest } = deathDeclaration();
  const { lastResidence } = drawn;
  return { ...rest, deceased: { personalId: null, lastResidence, ...common, ...over }, scope: ['death'] };
};
const byPaper = deceased({ birthCertificateNumber: child.birthCertificateNumber });

test.each([
  ['under its number', deceased({ personalId: number })],
  ['by its paper', byPaper],
])('a birth on which the death of the child stands, %s, is found to bear it', async (_how, declared) => {
  const birth = await brought('birth', birthDeclaration({ child }), 'granted');
  const death = await brought('death', declared, 'granted');
  const register = registerOf(death);
  expect(await findActOnIt(register, birth, 'birth')).toMatchObject({ caseId: death.caseId });
  expect(await findActOnIt(register, birth, 'residence')).toBeUndefined();
});

test('a death that is not granted stands on nothing, and another death on another birth', async () => {
  const birth = await brought('birth', birthDeclaration({ child }), 'granted');
  const undecided = await brought('death', byPaper, 'with-agency');
  expect(await findActOnIt(registerOf(undecided), birth, 'birth')).toBeUndefined();
  const another = await brought('death', deathDeclaration(), 'granted');
  expect(await findActOnIt(registerOf(another), birth, 'birth')).toBeUndefined();
});
