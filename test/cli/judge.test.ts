import type { ProblemBody } from '../../cli/http/problem';
import { CaseView, FiledCase } from '../../cli/http/replies';
import { allGranted, type Sample } from '../../cli/samples/sample';
import { bothParents } from '../../cli/samples/birth/parents';
import type { FiledSample } from '../../cli/start/filed-sample';
import { differences } from '../../cli/start/judge';
import { caseId, step, view } from './support/cases';

const agencies = {
  birth: 'civil-status',
  residence: 'residence',
  'health-insurance': 'social-insurance',
  'identity-card': 'identity',
};
const steps = Object.entries(agencies).map(([id, agency]) => step(id, agency, 'granted'));
const granted = view({ status: 'settled', outcome: 'granted', steps });
const filed = FiledCase.parse({ ...granted, warnings: [] });

const one = (more: Partial<FiledSample>, expected: Sample['expected'] = allGranted): FiledSample => ({
  sample: { ...bothParents, expected },
  filed,
  view: CaseView.parse(granted),
  ...more,
});
const seen = (more: object): Partial<FiledSample> => ({ view: CaseView.parse({ ...granted, ...more }) });

test('a case that came out as written has no difference', () => {
  expect(differences(one({}), [])).toEqual([]);
});

test.each([
  [seen({ status: 'processing' }), 'status: settled ≠ processing'],
  [seen({ outcome: 'partial' }), 'outcome: granted ≠ partial'],
  [seen({ flags: ['late-registration'] }), 'flags:  ≠ late-registration'],
  [{ filed: { ...filed, warnings: [{ code: 'odd', pointer: '/x' }] } }, 'warnings:  ≠ odd'],
  [seen({ steps: steps.slice(0, 3) }), 'identity-card: granted ≠ none'],
  [seen({ steps: [...steps, step('death', 'civil-status', 'granted')] }), 'death: none ≠ granted'],
])('whatever differs is named: %#', (more, expected) => {
  expect(differences(one(more), [])).toEqual([expected]);
});

test('a refusal for another reason than the one written is a difference', () => {
  const refused = {
    ...allGranted,
    outcome: 'partial',
    steps: { ...allGranted.steps, residence: { state: 'refused', reason: 'a' } },
  } as const;
  const asWritten = (code: string) =>
    seen({
      outcome: 'partial',
      steps: steps.map((s) => (s.id === 'residence' ? { ...s, state: 'refused', reason: { code } } : s)),
    });
  expect(differences(one(asWritten('a'), refused), [])).toEqual([]);
  expect(differences(one(asWritten('b'), refused), [])).toEqual(['residence: refused: a ≠ refused: b']);
});

describe('a sample that is to be turned away', () => {
  const expected = { problem: { status: 409, code: 'duplicate-case', caseOf: bothParents.id } };
  const first = one({});
  const problem: ProblemBody = {
    title: '',
    detail: '',
    status: 409,
    code: 'duplicate-case',
    errors: [],
    caseId,
  };
  const turnedAway = (more: Partial<ProblemBody>): FiledSample => ({
    sample: { ...bothParents, id: 'again', expected },
    problem: { ...problem, ...more },
  });

  test('is as written when the answer names the case of the other sample', () => {
    expect(differences(turnedAway({}), [first])).toEqual([]);
  });

  test('is not when the answer names another case, has another code, or a case was made', () => {
    expect(differences(turnedAway({ caseId: 'x' }), [first])).toEqual([`case on file: ${caseId} ≠ x`]);
    expect(differences(turnedAway({ code: 'key-reused', status: 422 }), [first])).toEqual([
      'answer: 409 duplicate-case ≠ 422 key-reused',
    ]);
    expect(differences(one({}, expected), [first])[0]).toMatch(/^answer: 409 duplicate-case ≠ case /);
  });
});
