/** Holds the steps of a case against what was written beside them: the state of all, and of each what matters to the story. */
import type { CaseReply } from '../http/replies';
import type { ExpectedCase, ExpectedFacts, ExpectedStep } from '../samples/expected';
import { difference, unequal } from './difference';

type Step = CaseReply['steps'][number];

export function stepDifferences(expected: ExpectedCase['steps'], steps: CaseReply['steps']): string[] {
  const seen = new Map(steps.map((step) => [step.id, step]));
  return [...new Set([...Object.keys(expected), ...seen.keys()])].flatMap((id) =>
    differencesOf(id, expected[id], seen.get(id)),
  );
}

function differencesOf(id: string, expected: ExpectedStep | undefined, step: Step | undefined): string[] {
  if (!expected || !step) return [difference(id, textOf(expected), step?.state ?? 'none')];
  if (typeof expected === 'string') return unequal(id, expected, step.state);
  const reason = expected.reason === undefined ? '' : `: ${step.reason?.code ?? 'none'}`;
  return [
    ...unequal(id, textOf(expected), `${step.state}${reason}`),
    ...factDifferences(id, expected, step),
    ...resultDifferences(id, expected.result ?? {}, step.result ?? {}),
  ];
}

function textOf(expected: ExpectedStep | undefined): string {
  if (expected === undefined || typeof expected === 'string') return expected ?? 'none';
  const { state, reason } = expected;
  return reason === undefined ? state : `${state}: ${reason}`;
}

const facts = ['agency', 'round', 'supplements'] as const;

function factDifferences(id: string, expected: ExpectedFacts, step: Step): string[] {
  return facts.flatMap((fact) => {
    const wanted = expected[fact];
    return wanted === undefined ? [] : unequal(`${id} ${fact}`, String(wanted), String(step[fact]));
  });
}

function resultDifferences(
  id: string,
  expected: NonNullable<ExpectedFacts['result']>,
  result: Readonly<Record<string, unknown>>,
): string[] {
  return Object.entries(expected).flatMap(([member, wanted]) => {
    const got = valueText(result[member]);
    const fits = wanted instanceof RegExp ? wanted.test(got) : String(wanted) === got;
    return fits ? [] : [difference(`${id} ${member}`, String(wanted), got)];
  });
}

function valueText(value: unknown): string {
  if (value === undefined) return 'none';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
