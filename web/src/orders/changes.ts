/** What was typed over in a declaration, as the changes of a correction. */
import { findPointerParts, valueAt } from '../../../domain/json-pointer';
import { vietNamInstant } from '../../../domain/viet-nam-time';
import { declarationOf, valueOf, type FieldKind, type Typed } from '../file/declared';
import { kindOf } from '../file/field';
import { leavesOf } from '../form/form-values';
import { nodeAt, type Node } from '../form/schema';

export interface Change {
  pointer: string;
  value: unknown;
}

/** A declaration as its fields show it. */
export function typedOf(declaration: unknown, root: Node): Typed {
  return Object.fromEntries(
    leavesOf(declaration, root).map(({ pointer, value }) => [pointer, shownValue(value)]),
  );
}

function shownValue(value: unknown): Typed[string] {
  if (typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map(String);
  const text = String(value);
  // Hours are those of Viet Nam, as in the fields for them.
  return /^\d{4}-\d{2}-\d{2}T/.test(text) ? vietNamInstant(Date.parse(text)).slice(0, 16) : text;
}

interface TypedOver {
  before: Typed;
  changed: Typed;
  declaration: unknown;
  root: Node;
}

/** What was emptied is taken away; of a list what is new comes whole. */
export function changesOf({ before, changed, declaration, root }: TypedOver): Change[] {
  const others = Object.entries(changed).filter(([pointer, value]) => !isSame(value, before[pointer]));
  const kindAt = (pointer: string): FieldKind => kindOf(nodeAt(root, pointer) ?? {}, root, pointer);
  const pointers = new Set(others.map(([pointer]) => newItemOf(pointer, declaration) ?? pointer));
  return [...pointers].map((pointer) => {
    const single = others.find(([one]) => one === pointer);
    if (single) return { pointer, value: valueOf(single[1], kindAt(pointer)) ?? null };
    const members = others.filter(([one]) => one.startsWith(`${pointer}/`));
    const item = Object.fromEntries(members.map(([one, value]) => [one.slice(pointer.length), value]));
    return { pointer, value: declarationOf(item, (below) => kindAt(pointer + below)) };
  });
}

const isSame = (one: Typed[string], other: Typed[string] | undefined): boolean =>
  JSON.stringify(one) === JSON.stringify(other ?? (typeof one === 'boolean' ? false : ''));

/** The item of a list that is not there yet, and that the pointer leads into. */
function newItemOf(pointer: string, declaration: unknown): string | undefined {
  const parts = findPointerParts(pointer) ?? [];
  const at = parts.findIndex(
    (part, index) => /^\d+$/.test(part) && valueAt(declaration, parts.slice(0, index + 1)) === undefined,
  );
  return at < 0 ? undefined : `/${parts.slice(0, at + 1).join('/')}`;
}
