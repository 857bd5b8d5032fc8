/** Places in a document by RFC 6901 pointer, as supplements and corrections name them. Nothing is changed in place. */

/** The pointer to what stands at the end of `path` below `base`. */
export function pointerOf(path: readonly PropertyKey[], base = ''): string {
  return base + path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** The parts of a pointer, or undefined where it is none. The whole document has no part. */
export function findPointerParts(pointer: string): string[] | undefined {
  if (!/^(\/([^~/]|~[01])*)*$/.test(pointer)) return undefined;
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The value there, or undefined; only own members are looked at, so no pointer leads into a prototype. */
export function valueAt(document: unknown, parts: readonly string[]): unknown {
  return parts.reduce<unknown>(
    (value, part) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, part)
        ? Reflect.get(value, part)
        : undefined,
    document,
  );
}

/**
 * A copy with the value added or replaced there; undefined takes it away. Objects on the way are made where they are
 * missing; in a list only what is there can be changed, and its end or `-` be added to. Undefined where the pointer
 * leads through something that has no members, or past the end of a list.
 */
export function findWithValueAt(document: unknown, parts: readonly string[], value: unknown): unknown {
  const [part, ...rest] = parts;
  if (part === undefined) return value;
  if (Array.isArray(document)) return findListWith(document, [part, ...rest], value);
  if (document !== undefined && document !== null && typeof document !== 'object') return undefined;
  const members = new Map<string, unknown>(Object.entries(document ?? {}));
  if (value === undefined && !members.has(part)) return document;
  if (rest.length === 0 && value === undefined) {
    members.delete(part);
  } else {
    const changed = findWithValueAt(members.get(part), rest, value);
    if (changed === undefined) return undefined;
    members.set(part, changed);
  }
  return Object.fromEntries(members);
}

function findListWith(list: readonly unknown[], [part = '', ...rest]: string[], value: unknown): unknown {
  const index = part === '-' ? list.length : /^(0|[1-9]\d{0,8})$/.test(part) ? Number(part) : NaN;
  if (rest.length === 0) {
    const fits = value === undefined ? index < list.length : index <= list.length;
    return fits ? list.toSpliced(index, 1, ...(value === undefined ? [] : [value])) : undefined;
  }
  if (!(index < list.length)) return undefined;
  const changed = findWithValueAt(list[index], rest, value);
  return changed === undefined ? undefined : list.with(index, changed);
}

/** Whether the pointer leads to the same place or into it. */
export function isBelow(pointer: string, above: string): boolean {
  return pointer === above || pointer.startsWith(`${above}/`);
}
