import { isBelow } from '../../../domain/json-pointer';
import type { InputIssue } from '../../../domain/messages';

/**
 * Issues found in a changed declaration, told by the change that brought them: below its value where the field was
 * given there, at its value where it lies elsewhere and the change is the nearest.
 */
export function issuesOfChanges(
  issues: readonly InputIssue[],
  changes: readonly { pointer: string }[],
): InputIssue[] {
  return issues.map((issue) => ({ ...issue, pointer: placeOf(issue.pointer, changes) }));
}

function placeOf(pointer: string, changes: readonly { pointer: string }[]): string {
  // The last one that holds the field is the one that counts.
  const at = changes.findLastIndex(({ pointer: given }) => isBelow(pointer, given));
  if (at >= 0) return `/changes/${at}/value${pointer.slice(changes[at]?.pointer.length)}`;
  const shared = changes.map(({ pointer: given }) => sharedParts(pointer, given));
  return `/changes/${Math.max(0, shared.lastIndexOf(Math.max(...shared)))}/value`;
}

function sharedParts(one: string, other: string): number {
  const parts = other.split('/');
  const differ = one.split('/').findIndex((part, i) => part !== parts[i]);
  return differ < 0 ? parts.length : differ;
}
