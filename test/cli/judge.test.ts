import { problemOf, type ProblemBody } from '../../cli/http/problem';
import { CaseReply, FilingReceiptReply } from '../../cli/http/replies';
import type { SampleAct } from '../../cli/samples/act';
import { allGranted } from '../../cli/samples/birth/endings';
import type { ExpectedFacts } from '../../cli/samples/expected';
import type { Sample } from '../../cli/samples/sample';
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
const filed = FilingReceiptReply.parse({ ...granted, warnings: [] });

const one = (more: Partial<FiledSample>, expected: Sample['expected'] = allGranted): FiledSample => ({
  sample: { ...bothParents, expected },
  filed,
  view: CaseReply.parse(granted),
  done: [],
  ...more,
});
const seen = (more: object): Partial<FiledSample> => ({ view: CaseReply.parse({ ...granted, ...more }) });

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

test.each<[ExpectedFacts, object, string[]]>([
  [{ state: 'granted', agency: 'residence' }, {}, []],
  [{ state: 'granted', agency: 'identity' }, {}, ['residence agency: identity ≠ residence']],
  [{ state: 'granted', round: 2 }, {}, ['residence round: 2 ≠ 1']],
  [{ state: 'granted', supplements: 1 }, { supplements: 1 }, []],
  [{ state: 'granted', supplements: 1 }, { supplements: 2 }, ['residence supplements: 1 ≠ 2']],
  [{ state: 'granted', result: { amount: 5 } }, { result: { amount: 5, other: 1 } }, []],
  [{ state: 'granted', result: { amount: 5 } }, { result: { amount: 6 } }, ['residence amount: 5 ≠ 6']],
  [{ state: 'granted', result: { amount: 5 } }, {}, ['residence amount: 5 ≠ none']],
  [{ state: 'granted', result: { number: /^0/ } }, { result: { number: '012' } }, []],
  [
    { state: 'granted', result: { number: /^0/ } },
    { result: { number: '12' } },
    ['residence number: /^0/ ≠ 12'],
  ],
])('what else matters of a step is held against it: %#', (expected, more, found) => {
  const written = { ...allGranted, steps: { ...allGranted.steps, residence: expected } };
  const withMore = steps.map((s) => (s.id === 'residence' ? { ...s, ...more } : s));
  expect(differences(one(seen({ steps: withMore }), written), [])).toEqual(found);
});

test('money to be recovered is as written: step, amount and whether it has come', () => {
  const claim = { id: 'c', step: 'birth', amount: 7, from: 'payee', state: 'open', since: '' } as const;
  const written = { ...allGranted, claims: [{ step: 'birth', amount: 7, state: 'settled' }] } as const;
  const settled = { ...claim, state: 'settled' };
  expect(differences(one(seen({ claims: [settled] }), written), [])).toEqual([]);
  expect(differences(one(seen({ claims: [claim] }), written), [])).toEqual([
    'claims: birth 7 settled ≠ birth 7 open',
  ]);
  expect(differences(one(seen({ claims: [claim] })), [])).toEqual(['claims:  ≠ birth 7 open']);
});

test('an act that was not done, or was answered otherwise, is a difference', () => {
  const act: SampleAct = {
    id: 'taking-back',
    when: 'settled',
    order: { kind: 'withdrawal', body: { reason: 'x' } },
  };
  const problem = problemOf(409, { title: '', status: 409, code: 'nothing-to-withdraw' }).problem;
  const told = (acts: SampleAct[], done: FiledSample['done']): string[] =>
    differences({ ...one({}), sample: { ...bothParents, acts }, done }, []);
  expect(told([act], [{ act }])).toEqual([]);
  expect(told([act], [])).toEqual(['taking-back: taken ≠ not done']);
  expect(told([act], [{ act, problem }])).toEqual(['taking-back: taken ≠ nothing-to-withdraw']);
  const refused = { ...act, refusedAs: 'nothing-to-withdraw' };
  expect(told([refused], [{ act: refused, problem }])).toEqual([]);
  expect(told([refused], [{ act: refused }])).toEqual(['taking-back: nothing-to-withdraw ≠ taken']);
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
    done: [],
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
