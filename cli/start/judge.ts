/** Holds what came of a sample against what was written beside it. */
import type { CaseView } from '../http/replies';
import type { ExpectedCase, ExpectedProblem, ExpectedStep } from '../samples/sample';
import { isOver, type FiledSample } from './filed-sample';

/** What differs, each as `what: expected ≠ seen`; empty when all is as expected. `all` finds the case another sample made. */
export function differences(one: FiledSample, all: readonly FiledSample[]): string[] {
  const { expected } = one.sample;
  return 'problem' in expected
    ? problemDifferences(one, expected.problem, all)
    : caseDifferences(one, expected);
}

function problemDifferences(
  { problem, filed }: FiledSample,
  expected: ExpectedProblem['problem'],
  all: readonly FiledSample[],
): string[] {
  const { status, code, errors = [], caseOf } = expected;
  if (!problem)
    return [difference('answer', `${status} ${code}`, filed ? `case ${filed.caseCode}` : 'nothing')];
  const other = all.find(({ sample }) => sample.id === caseOf)?.filed?.caseId;
  return [
    ...unequal('answer', `${status} ${code}`, `${problem.status} ${problem.code}`),
    ...unequal(
      'errors',
      errors,
      problem.errors.map((error) => error.code),
    ),
    ...(caseOf === undefined ? [] : unequal('case on file', other ?? caseOf, problem.caseId ?? 'none')),
  ];
}

function caseDifferences(one: FiledSample, expected: ExpectedCase): string[] {
  const { filed, view, problem } = one;
  if (!filed) return [difference('answer', '201', problem ? `${problem.status} ${problem.code}` : 'nothing')];
  if (!view || !isOver(one)) return [difference('status', 'settled', view?.status ?? 'not read')];
  return [
    ...unequal('outcome', expected.outcome, view.outcome ?? 'none'),
    ...unequal('flags', expected.flags ?? [], view.flags),
    ...unequal(
      'warnings',
      expected.warnings ?? [],
      filed.warnings.map(({ code }) => code),
    ),
    ...stepDifferences(expected.steps, view.steps),
  ];
}

function stepDifferences(expected: ExpectedCase['steps'], steps: CaseView['steps']): string[] {
  const seen = new Map(steps.map((step) => [step.id, step]));
  return [...new Set([...Object.keys(expected), ...seen.keys()])].flatMap((id) => {
    const wanted = expected[id];
    const step = seen.get(id);
    const shown = wanted === undefined ? 'none' : expectedText(wanted);
    const reason = typeof wanted === 'object' ? `: ${step?.reason?.code ?? 'none'}` : '';
    return unequal(id, shown, step ? `${step.state}${reason}` : 'none');
  });
}

const expectedText = (step: ExpectedStep): string =>
  typeof step === 'string' ? step : `${step.state}: ${step.reason}`;

function unequal(
  what: string,
  expected: string | readonly string[],
  seen: string | readonly string[],
): string[] {
  const [wanted, got] = [expected, seen].map((value) => [value].flat().toSorted().join(', '));
  return wanted === got ? [] : [difference(what, wanted ?? '', got ?? '')];
}

const difference = (what: string, expected: string, seen: string): string => `${what}: ${expected} ≠ ${seen}`;
