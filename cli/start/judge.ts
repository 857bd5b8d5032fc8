/** Holds what came of a sample against what was written beside it. */
import type { ProblemBody } from '../http/problem';
import type { CaseReply } from '../http/replies';
import type { ExpectedCase, ExpectedProblem } from '../samples/expected';
import type { FiledSample } from './filed-sample';
import { difference, unequal } from './difference';
import { stepDifferences } from './judge-steps';

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
    ...unequal('answer', `${status} ${code}`, problemText(problem)),
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
  if (!filed) return [difference('answer', '201', problem ? problemText(problem) : 'nothing')];
  const acts = actDifferences(one);
  if (view?.status !== 'settled')
    return [...acts, difference('status', 'settled', view?.status ?? 'not read')];
  return [
    ...acts,
    ...unequal('outcome', expected.outcome, view.outcome ?? 'none'),
    ...unequal('flags', expected.flags ?? [], view.flags),
    ...unequal(
      'warnings',
      expected.warnings ?? [],
      filed.warnings.map(({ code }) => code),
    ),
    ...unequal('claims', (expected.claims ?? []).map(claimText), view.claims.map(claimText)),
    ...stepDifferences(expected.steps, view.steps),
  ];
}

const problemText = ({ status, code }: ProblemBody): string => `${status} ${code}`;

/** What people did, and what they were answered. */
function actDifferences({ sample: { acts = [] }, done }: FiledSample): string[] {
  return acts.flatMap(({ id, refusedAs }, i) => {
    const [one, wanted] = [done[i], refusedAs ?? 'taken'];
    if (!one) return [difference(id, wanted, 'not done')];
    return unequal(id, wanted, one.problem?.code ?? 'taken');
  });
}

const claimText = ({
  step,
  amount,
  state,
}: Pick<CaseReply['claims'][number], 'step' | 'amount' | 'state'>): string => `${step} ${amount} ${state}`;
