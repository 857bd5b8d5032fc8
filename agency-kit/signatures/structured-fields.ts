/**
 * The two headers of HTTP message signatures, as far as RFC 8941 allows in them: `Signature-Input` holds a list of
 * components with parameters for each label, `Signature` the bytes. Anything else is undefined, never guessed at.
 */
export interface SignatureInput {
  label: string;
  /** As the signer wrote it; it is the last line of what is signed. */
  text: string;
  components: readonly Component[];
  parameters: Parameters;
}

export interface Component {
  /** With its parameters, as the signer wrote it. */
  text: string;
  name: string;
  parameters: Parameters;
}

/** A parameter without a value is `?1`, a text keeps its quotes: `"a"` is not the number or token `a`. */
export type Parameters = ReadonlyMap<string, string>;

const label = /([a-z*][a-z0-9_.*-]*)=/y;
const comma = /[ \t]*,[ \t]*/y;
const text = /"([^"\\]*)"/y;
const parameter = /;([a-z*][a-z0-9_.*-]*)(?:=("[^"\\]*"|-?\d{1,15}|\?[01]|[A-Za-z*][A-Za-z0-9_.*:/-]*))?/y;
const bytes = /:([A-Za-z0-9+/]+={0,2}):/y;

export function parseSignatureInput(header: string): SignatureInput[] | undefined {
  return parseMembers(header, (reader, label) => {
    const start = reader.at;
    const components = parseComponents(reader);
    const parameters = parseParameters(reader);
    return components && parameters && { label, text: reader.since(start), components, parameters };
  });
}

/** The base64 text of each signature, by label. */
export function parseSignatures(header: string): Map<string, string> | undefined {
  const members = parseMembers(header, (reader, label) => {
    const found = reader.take(bytes);
    return found?.[1] === undefined ? undefined : { label, base64: found[1] };
  });
  return members && new Map(members.map(({ label, base64 }) => [label, base64]));
}

/** The text within the quotes; undefined for what is no text. */
export function stringOf(value: string | undefined): string | undefined {
  return value?.startsWith('"') === true ? value.slice(1, -1) : undefined;
}

class Reader {
  at = 0;
  constructor(private readonly whole: string) {}

  take(form: RegExp): RegExpExecArray | undefined {
    form.lastIndex = this.at;
    const found = form.exec(this.whole) ?? undefined;
    if (found) this.at = form.lastIndex;
    return found;
  }

  /** True, and past it, when the text goes on with `word`. */
  skip(word: string): boolean {
    const goesOn = this.whole.startsWith(word, this.at);
    if (goesOn) this.at += word.length;
    return goesOn;
  }

  since(start: number): string {
    return this.whole.slice(start, this.at);
  }

  get isAtEnd(): boolean {
    return this.at === this.whole.length;
  }
}

/** One label twice would leave open which is meant. */
function parseMembers<Member extends { label: string }>(
  header: string,
  parse: (reader: Reader, label: string) => Member | undefined,
): Member[] | undefined {
  const reader = new Reader(header.trim());
  const members: Member[] = [];
  do {
    const name = reader.take(label)?.[1];
    const member = name === undefined ? undefined : parse(reader, name);
    if (!member || members.some((other) => other.label === name)) return undefined;
    members.push(member);
  } while (reader.take(comma));
  return reader.isAtEnd ? members : undefined;
}

function parseComponents(reader: Reader): Component[] | undefined {
  const components: Component[] = [];
  if (!reader.skip('(')) return undefined;
  while (!reader.skip(')')) {
    if (components.length > 0 && !reader.skip(' ')) return undefined;
    const start = reader.at;
    const name = reader.take(text)?.[1];
    const parameters = parseParameters(reader);
    if (name === undefined || !parameters) return undefined;
    components.push({ name, parameters, text: reader.since(start) });
  }
  return components;
}

function parseParameters(reader: Reader): Parameters | undefined {
  const parameters = new Map<string, string>();
  for (let found = reader.take(parameter); found; found = reader.take(parameter)) {
    const [, name = '', value = '?1'] = found;
    if (parameters.has(name)) return undefined;
    parameters.set(name, value);
  }
  return parameters;
}
