import { canonicalJson } from '../../domain/canonical-json';
import { findPointerParts, findWithValueAt, valueAt } from '../../domain/json-pointer';
import { snapshotOf } from '../../domain/fold/snapshot';
import { getEdition } from '../../procedures/bundles';
import { currentTariffs } from '../../procedures/death/tariffs';
import type { Order, OrderPlan, OrderReply } from '../../workflows/messages';
import { rehearse, type Rehearsed } from '../../workflows/rehearsal';
import { bringCase, closeCase } from '../support/bring-case';
import type { CaseUnderTest } from '../support/case-under-test';
import { faultsOf } from '../support/case-checks';
import { deathDeclaration } from '../support/death-declaration';
import { birthDeclaration } from '../support/declarations';
import { filedCase } from '../support/filed-case';
import { correction, revocation, withdrawal } from '../support/orders';
import { FakeTemporalCase } from '../support/fake-temporal-case';
import { grant } from '../support/words';

jest.mock('@temporalio/workflow', () => jest.requireActual<object>('../support/fake-temporal'));
jest.mock('@temporalio/activity', () => jest.requireActual<object>('../support/fake-temporal'));
jest.setTimeout(60_000);

type Json = Readonly<Record<string, unknown>>;
const tariffs = currentTariffs.version;
const declare = { birth: birthDeclaration, death: deathDeclaration };

/** Another value for a field, of the few words that its form allows or else of its kind. */
const words: Record<string, string> = {
  sex: 'female',
  register: 'with-mother',
  relation: 'relative',
  parentage: 'mother-only',
  type: 'court',
  method: 'cash',
  group: 'social-assistance',
  bornAt: '2026-11-19T08:15:00+07:00',
  diedAt: '2026-11-18T22:40:00+07:00',
};
function otherThan(value: unknown, field: string): unknown {
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return value + 1;
  const text = String(value);
  return (
    words[field] ??
    (/\d$/.test(text) ? text.replace(/\d$/, (d) => String((Number(d) + 1) % 10)) : `${text} khác`)
  );
}

/** Every field that holds a value, but for the steps that are asked for. */
function fieldsOf(value: unknown, pointer = ''): string[] {
  if (pointer === '/scope') return [];
  if (typeof value !== 'object' || value === null) return [pointer];
  return Object.entries(value).flatMap(([name, inner]) => fieldsOf(inner, `${pointer}/${name}`));
}

function corrected(declaration: Json, pointer: string): Json {
  const parts = findPointerParts(pointer) ?? [];
  const value = otherThan(valueAt(declaration, parts), parts.at(-1) ?? '');
  return Object(findWithValueAt(declaration, parts, value)) as Json;
}

/** Whether civil status has to give the child another number: it holds the sex and the year. */
const takesNewNumber = (pointer: string) => pointer === '/child/sex';
const newNumber = { ...grant('birth').result, personalId: '079326000002', supersedes: '079226000001' };
const wordOn = (step: string, pointer: string) =>
  step === 'birth' && takesNewNumber(pointer)
    ? ({ decision: 'granted', result: newNumber } as const)
    : grant(step);

/** By the edition alone: the steps whose dossier reads otherwise, once those before them have been done again. */
function expectedSteps(bundle: keyof typeof declare, before: Json, after: Json, pointer: string): string[] {
  const { steps } = getEdition(bundle, '2026-09-01');
  const results = (say: (step: string) => unknown) =>
    Object.fromEntries(steps.map(({ id }) => [id, say(id)]));
  const was = results((id) => grant(id).result);
  const redone = new Set<string>();
  for (const step of steps) {
    const done = results((id) => (redone.has(id) ? wordOn(id, pointer).result : was[id]));
    const text = (declaration: Json, from: Json) =>
      canonicalJson({ ...step.dossier({ declaration, done: from, tariffs }) });
    if (text(before, was) !== text(after, done)) redone.add(step.id);
  }
  return [...redone];
}

const rehearsed = ({ record: { events, documents } }: CaseUnderTest, order: Order): Rehearsed =>
  rehearse(snapshotOf(events, documents), order, Date.now());

const withPlan = (order: Order, planned: OrderPlan): Order => Object.assign({}, order, { planned });

function asRehearsed(reply: OrderReply | string): unknown {
  if (typeof reply === 'string') return { rejection: reply };
  const { steps, withdrawn, undone, stands } = reply;
  return { plan: { steps, withdrawn, undone, stands } };
}

async function redoneSteps(
  bundle: keyof typeof declare,
  pointer: string,
  isEnded: boolean,
): Promise<string[]> {
  const input = filedCase({ bundle, declaration: declare[bundle]() });
  const later = Array.from({ length: 3 }, () => (isEnded ? 'granted' : 'with-agency'));
  const { one } = await bringCase(FakeTemporalCase.begin, input, { first: 'granted', later });
  const stored = one.record.documents['filing/declaration'] as Json;
  const filings = () =>
    one.record.events.filter(({ type }) => type === 'step-filed').map(({ step }) => step ?? '');
  const before = filings().length;
  const order = correction({ declaration: corrected(stored, pointer), pointers: [pointer] });
  const planned = rehearsed(one, order);
  const reply = await one.order('plan' in planned ? withPlan(order, planned.plan) : order);
  expect([pointer, planned]).toEqual([pointer, asRehearsed(reply)]);
  if (typeof reply === 'string') return reply === 'nothing-changes' ? [] : [reply];
  await one.untilQuiet();
  const again = one.decidable().find(({ filing }) => filing.step === bundle && filing.round === 2);
  if (again) await one.decideOn(again, wordOn(bundle, pointer));
  await closeCase(one);
  expect([pointer, faultsOf(one)]).toEqual([pointer, []]);
  return filings().slice(before);
}

describe.each(['birth', 'death'] as const)('each declared field of a %s, corrected', (bundle) => {
  const stored = filedCase({ bundle, declaration: declare[bundle]() }).documents[
    'filing/declaration'
  ] as Json;
  test.each(fieldsOf(stored))(
    '%s redoes exactly the steps whose dossier it changes, as its plan said',
    async (pointer) => {
      const expected = expectedSteps(bundle, stored, corrected(stored, pointer), pointer);
      for (const isEnded of [true, false]) {
        const redone = await redoneSteps(bundle, pointer, isEnded);
        expect([...redone].sort()).toEqual([...expected].sort());
        if (expected.includes(bundle)) expect(redone[0]).toBe(bundle);
      }
    },
  );
});

test('a corrected sex changes every dossier, and a corrected telephone number none', () => {
  const stored = filedCase({ bundle: 'birth', declaration: birthDeclaration() }).documents[
    'filing/declaration'
  ] as Json;
  const after = (pointer: string) => expectedSteps('birth', stored, corrected(stored, pointer), pointer);
  expect(after('/child/sex')).toHaveLength(4);
  expect(after('/applicant/phone')).toEqual([]);
});

test.each([
  ['withdrawal', withdrawal()],
  ['revocation', revocation('birth')],
] as const)('a %s does what its plan said, and nothing once the case has moved on', async (_kind, order) => {
  const input = filedCase({ bundle: 'birth', declaration: birthDeclaration() });
  const later = ['granted', 'with-agency', 'with-agency'] as const;
  const { one } = await bringCase(FakeTemporalCase.begin, input, { first: 'granted', later: [...later] });
  const before = rehearsed(one, order);
  if (!('plan' in before)) throw new Error(before.rejection);
  const [waiting] = one.decidable();
  if (!waiting) throw new Error('nothing is undecided');
  await one.decideOn(waiting, grant(waiting.filing.step));
  await one.untilQuiet();
  expect(await one.order(withPlan(order, before.plan))).toBe('plan-changed');
  const now = rehearsed(one, order);
  if (!('plan' in now)) throw new Error(now.rejection);
  expect(asRehearsed(await one.order(withPlan(order, now.plan)))).toEqual(now);
  expect(now).not.toEqual(before);
});
