/** Changing a value inside a dossier by RFC 6901 pointer, as the citizen's supplement names it. */
export function withValueAt(document: unknown, pointer: string, value: unknown): unknown {
  if (pointer === '') return value;
  const [part = '', ...rest] = pointer.slice(1).split('/').map(unescapePointer);
  return withMember(document, [part, ...rest], value);
}

function withMember(document: unknown, path: readonly string[], value: unknown): unknown {
  const [part, ...rest] = path;
  if (part === undefined) return value;
  if (Array.isArray(document)) {
    const copy = Array.from<unknown>(document);
    const index = part === '-' ? copy.length : Number(part);
    copy[index] = withMember(copy[index], rest, value);
    return copy;
  }
  const members = isObject(document) ? document : {};
  return { ...members, [part]: withMember(members[part], rest, value) };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const unescapePointer = (part: string): string => part.replaceAll('~1', '/').replaceAll('~0', '~');
