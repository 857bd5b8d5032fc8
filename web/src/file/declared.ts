/** What has been typed into a form, by pointer; and the declaration that it makes. */
export type Typed = Readonly<Record<string, string | boolean | readonly string[]>>;

/** Left-out values are left out, and groups of which nothing is said. */
export function declarationOf(typed: Typed, kinds: (pointer: string) => FieldKind): Record<string, unknown> {
  const root: Record<string, unknown> = {};
  for (const [pointer, value] of Object.entries(typed)) {
    const said = valueOf(value, kinds(pointer));
    if (said !== undefined) put(root, pointer.split('/').slice(1), said);
  }
  return compact(root) as Record<string, unknown>;
}

export type FieldKind = 'text' | 'number' | 'boolean' | 'date' | 'instant' | 'choice' | 'choices' | 'unit';

/** Undefined where nothing is said. */
export function valueOf(value: Typed[string], kind: FieldKind): unknown {
  if (typeof value === 'boolean') return value ? true : undefined;
  if (typeof value !== 'string') return value.length > 0 ? value : undefined;
  const text = value.trim();
  if (text === '') return undefined;
  if (kind === 'number') return Number(text);
  // A day alone stays one; an hour is one of Viet Nam.
  if (kind === 'instant' && text.includes('T')) return `${text.length === 16 ? `${text}:00` : text}+07:00`;
  return text;
}

type Group = Record<string, unknown>;
const isGroup = (value: unknown): value is Group =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function put(group: Group, [name = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    group[name] = value;
    return;
  }
  const member = group[name];
  const next: Group = isGroup(member) ? member : {};
  group[name] = next;
  put(next, rest, value);
}

/** Groups whose members are numbered are lists. */
function compact(value: unknown): unknown {
  if (!isGroup(value)) return value;
  const entries = Object.entries(value).map(([name, member]) => [name, compact(member)] as const);
  if (entries.length > 0 && entries.every(([name]) => /^\d+$/.test(name)))
    return entries.toSorted(([one], [other]) => Number(one) - Number(other)).map(([, member]) => member);
  return Object.fromEntries(entries);
}
