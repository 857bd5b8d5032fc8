import { office } from '../support/places';
import type { EditionProblem, UncheckedEdition, UncheckedStep } from '../../procedures/shared/check-edition';
import { checkEdition, checkEditions } from '../../procedures/shared/check-edition';
import { bundleIds, findEditions } from '../../procedures/bundles';
import { onDecision, sameDay, undo, workingDays } from '../../procedures/shared/definition';

const irreversible = (id: string, over: Partial<UncheckedStep> = {}): UncheckedStep => ({
  id,
  names: { vi: 'Tên', en: 'Name' },
  agency: 'residence',
  after: ['act'],
  term: workingDays(2, { withVerification: 5 }),
  legalBasis: 'Decree',
  optional: true,
  shows: [],
  dossier: () => ({}),
  ...over,
});
const step = (id: string, over: Partial<UncheckedStep> = {}): UncheckedStep =>
  irreversible(id, { reversal: undo('take-back'), ...over });
const act = (over: Partial<UncheckedStep> = {}): UncheckedStep =>
  step('act', { after: [], term: sameDay(), optional: false, reversal: onDecision('annul'), ...over });
const edition = (over: Partial<UncheckedEdition> = {}): UncheckedEdition => ({
  bundle: 'some',
  edition: '2026-01-01',
  code: '1.000000',
  form: 'some/1',
  names: { vi: 'Tên', en: 'Name' },
  legalBasis: 'Decree',
  term: workingDays(3, { withVerification: 5 }),
  office: () => office,
  verification: () => false,
  steps: [act(), step('later')],
  ...over,
});
const withSteps = (...steps: UncheckedStep[]) => edition({ steps });

test.each(bundleIds)('the %s bundle is written down as it must be, in every edition', (bundle) => {
  const editions = findEditions(bundle) ?? [];
  expect(editions.length).toBeGreaterThan(0);
  expect(checkEditions(editions)).toEqual([]);
});

test('an edition made of good steps has no problem, so each refusal below is for its own reason', () => {
  expect(checkEdition(edition())).toEqual([]);
  expect(checkEditions([edition(), edition({ edition: '2026-01-02' })])).toEqual([]);
});

const wrong: [string, UncheckedEdition, EditionProblem['code'], string | null][] = [
  [
    'with a step that awaits what nothing before it provides',
    withSteps(act(), step('later', { awaits: 'personal-number' })),
    'awaits-in-vain',
    'later',
  ],
  ['without steps', withSteps(), 'no-steps', null],
  ['without a name in Vietnamese', edition({ names: { vi: ' ', en: 'Name' } }), 'nameless', null],
  ['without a name in English', edition({ names: { vi: 'Tên', en: '' } }), 'nameless', null],
  ['without a code', edition({ code: '' }), 'nameless', null],
  ['without a legal basis', edition({ legalBasis: '' }), 'no-legal-basis', null],
  [
    'with a nameless step',
    withSteps(act(), step('later', { names: { vi: '', en: '' } })),
    'nameless',
    'later',
  ],
  [
    'with a step on no legal basis',
    withSteps(act(), step('later', { legalBasis: '' })),
    'no-legal-basis',
    'later',
  ],
  [
    'with a step that says nothing of its reversal',
    withSteps(act(), irreversible('later')),
    'no-reversal',
    'later',
  ],
  [
    'with a reversal that no legal act does',
    withSteps(act(), step('later', { reversal: undo('') })),
    'no-reversal',
    'later',
  ],
  ['with a step listed twice', withSteps(act(), step('later'), step('later')), 'listed-twice', 'later'],
  ['whose first step may be left out', withSteps(act({ optional: true })), 'first-step-optional', 'act'],
  [
    'with an unknown predecessor',
    withSteps(act(), step('later', { after: ['nowhere'] })),
    'unknown-predecessor',
    'later',
  ],
  ['with a step after itself', withSteps(act(), step('later', { after: ['later'] })), 'cycle', 'later'],
  [
    'with steps in a circle',
    withSteps(act(), step('a', { after: ['b'] }), step('b', { after: ['a'] })),
    'cycle',
    'b',
  ],
  [
    'with a step listed before its producer',
    withSteps(act(), step('eager', { after: ['later'], term: sameDay() }), step('later')),
    'before-its-producer',
    'eager',
  ],
  [
    'with a step longer than the bundle',
    withSteps(act(), step('later', { term: workingDays(4) })),
    'term-exceeds-bundle',
    'later',
  ],
  [
    'with a verified step longer than the verified bundle',
    withSteps(act(), step('later', { term: workingDays(2, { withVerification: 6 }) })),
    'term-exceeds-bundle',
    'later',
  ],
  [
    'whose steps in a row take longer than the bundle',
    withSteps(
      act(),
      step('later', { term: workingDays(2) }),
      step('last', { after: ['later'], term: workingDays(2) }),
    ),
    'term-exceeds-bundle',
    'last',
  ],
];

test.each(wrong)('an edition %s is refused', (_title, candidate, code, at) => {
  expect(checkEdition(candidate)).toContainEqual({ code, step: at });
});

test('an edition whose first step waits for another is refused, for nothing could begin', () => {
  const problems = checkEdition(withSteps(step('later'), act({ after: ['later'] })));
  expect(problems).toContainEqual({ code: 'first-step-waits', step: 'later' });
});

test('editions out of the order of their dates, of one date, or none at all are refused', () => {
  const outOfOrder = { code: 'not-in-order', step: null };
  expect(checkEditions([edition({ edition: '2026-01-02' }), edition()])).toEqual([outOfOrder]);
  expect(checkEditions([edition(), edition()])).toEqual([outOfOrder]);
  expect(checkEditions([])).toEqual([outOfOrder]);
});
