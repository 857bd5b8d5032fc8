/** The bundles that are measured beside the textbook, each with all of its four steps, in the order of a round. */
import type { Filing } from '../../cli/samples/sample';

export const caseKinds = ['birth', 'death'] as const satisfies Filing['bundle'][];
export type CaseKind = (typeof caseKinds)[number];

/** A value for each kind that was measured. */
export type PerKind<T> = Partial<Record<CaseKind, T>>;

/** The kind that alone was asked for, else all. */
export const kindsOf = (only: CaseKind | undefined): readonly CaseKind[] =>
  only === undefined ? caseKinds : [only];
