/** What follows from a declaration follows its changes: terms, and how what did not come can be had alone. */
import { deathDeclaration } from '../support/death-declaration';
import { birthDeclaration } from '../support/declarations';
import { FakeTemporalCase } from '../support/fake-temporal-case';
import { filedCase } from '../support/filed-case';
import { correction, skip, supplement } from '../support/orders';
import { ask, grant, refuse } from '../support/words';

jest.mock('@temporalio/workflow', () => jest.requireActual<object>('../support/fake-temporal'));
jest.mock('@temporalio/activity', () => jest.requireActual<object>('../support/fake-temporal'));

const declaration = birthDeclaration();
const proof = { birthCertificateNumber: undefined, birthProof: { type: 'witness' } };
const witnessed = { ...declaration, child: { ...declaration.child, ...proof } };
const at = (day: string) => `2026-${day}T17:00:00+07:00`;
const stepOf = ({ recorded }: FakeTemporalCase, id: string) => recorded.steps.find((step) => step.id === id)!;

/** The birth is granted, and the rest with its agencies, on Monday 23 November 2026, before a holiday. */
async function begun(of: object): Promise<FakeTemporalCase> {
  const one = await FakeTemporalCase.begin(filedCase({ bundle: 'birth', declaration: of }));
  await one.untilQuiet();
  await one.decide('birth', grant('birth'));
  await one.untilQuiet();
  return one;
}

describe('the terms with verification', () => {
  const moves = ({ record }: FakeTemporalCase) =>
    record.events.flatMap(({ type, data }) => (type === 'deadline-moved' ? [data.why] : []));

  test('count from the correction on that takes the hospital’s paper away, and no more once it is given up', async () => {
    const one = await begun(declaration);
    expect([one.recorded.dueAt, stepOf(one, 'residence').dueAt]).toEqual([at('11-27'), at('11-26')]);
    await one.order(correction({ declaration: witnessed, pointers: ['/child'], verification: true }));
    await one.untilQuiet();
    expect([one.recorded.dueAt, stepOf(one, 'residence').dueAt]).toEqual([at('12-01'), at('12-01')]);
    expect(new Set(moves(one))).toEqual(new Set(['declaration-changed']));
    await one.decide('birth', refuse());
    await one.untilQuiet();
    await one.order(skip('birth'));
    await one.untilQuiet();
    expect([one.recorded.dueAt, stepOf(one, 'residence').dueAt]).toEqual([at('11-27'), at('11-26')]);
  });

  test('are those of a dossier that is filed after the correction', async () => {
    const one = await FakeTemporalCase.begin(filedCase({ bundle: 'birth', declaration }));
    await one.untilQuiet();
    await one.order(correction({ declaration: witnessed, pointers: ['/child'], verification: true }));
    await one.untilQuiet();
    await one.decide('birth', grant('birth'));
    await one.untilQuiet();
    expect(stepOf(one, 'identity-card').dueAt).toBe(at('12-01'));
  });

  test('end with the paper that the family brings', async () => {
    const one = await FakeTemporalCase.begin(filedCase({ bundle: 'birth', declaration: witnessed }));
    await one.untilQuiet();
    expect(one.recorded.dueAt).toBe(at('12-01'));
    await one.decide('birth', ask('/child/birthCertificateNumber'));
    await one.untilQuiet();
    await one.order(supplement('birth', { declaration, pointers: ['/child/birthCertificateNumber'] }));
    await one.untilQuiet();
    expect(one.recorded.dueAt).toBe(at('11-27'));
  });

  test('make nobody late where the shorter ones have passed', async () => {
    const one = await begun(witnessed);
    await one.decide('health-insurance', grant('health-insurance'));
    await one.pass(6.9 * 86_400_000);
    await one.order(correction({ declaration, pointers: ['/child'] }));
    await one.untilQuiet();
    expect([one.recorded.dueAt, one.recorded.overdue]).toEqual([at('12-01'), false]);
  });
});

test('how the funeral money can be had alone follows the group that a correction has named', async () => {
  const death = deathDeclaration();
  const one = await FakeTemporalCase.begin(filedCase({ bundle: 'death', declaration: death }));
  await one.untilQuiet();
  await one.decide('death', grant('death'));
  await one.untilQuiet();
  await one.decide('funeral-benefit', refuse());
  await one.untilQuiet();
  expect(stepOf(one, 'funeral-benefit').fileAlone?.code).toBe('1.014028');
  const deceased = { ...death.deceased, name: 'Trần Ước' };
  const funeral = { ...death.funeral, group: 'veteran' };
  const corrected = { ...death, deceased, funeral };
  await one.order(correction({ declaration: corrected, pointers: ['/deceased/name', '/funeral/group'] }));
  expect((await one.untilQuiet()).steps[2]?.fileAlone?.code).toBe('2.002307');
});
