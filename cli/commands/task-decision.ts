/** A decision of a task as it is written on a command line. */
import { InvalidArgumentError } from 'commander';
import { findPointerParts, findWithValueAt } from '../../domain/json-pointer';
import type { Change } from '../../domain/orders';

export const decisionChoices = ['grant', 'refuse', 'request-supplement', 'carried-out'] as const;

export interface DecisionOptions {
  reason?: string;
  text?: string;
  field?: string[];
  document?: string[];
  until?: string;
  set?: Change[];
  override?: string[];
}

/** Members that are not given are left out: the API proposes them. */
export function decisionBody(
  word: string,
  { reason: code, text, field, document, until, set, override }: DecisionOptions,
): Readonly<Record<string, unknown>> {
  return {
    decision: word,
    reason: code === undefined ? undefined : { code, text },
    fields: field?.map((pointer) => ({ pointer })),
    documents: document,
    until,
    result: set && resultOf(set),
    overrides: override?.map(overrideOf),
  };
}

const resultOf = (members: readonly Change[]): unknown =>
  members.reduce<unknown>(
    (result, { pointer, value }) => findWithValueAt(result, findPointerParts(pointer) ?? [], value) ?? result,
    {},
  );

/** `CODE=REASON`. */
function overrideOf(written: string): { check: string; reason: string } {
  const [, check = '', reason = ''] = /^([\w-]+)=(.+)$/s.exec(written) ?? [];
  if (check === '') throw new InvalidArgumentError('name-matches=…');
  return { check, reason };
}
