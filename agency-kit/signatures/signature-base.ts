import { hash } from 'node:crypto';
import { type Component, parseSignatures, stringOf } from './structured-fields';

/** What of a message is signed, line by line (RFC 9421, section 2). */
export type HeaderValues = Readonly<Record<string, string | string[] | undefined>>;

export interface RequestParts {
  method: string;
  /** The host, and the port where it is not the usual one, under which the request is sent. */
  authority: string;
  /** Path and query, as on the wire. */
  target: string;
  /** Names in lower case. */
  headers: HeaderValues;
}
export interface AnswerParts {
  status: number;
  headers: HeaderValues;
}

/** Undefined where a component is not there, is named twice, or is of a kind that we do not know. */
export function signatureBase(
  components: readonly Component[],
  parameters: string,
  message: RequestParts | AnswerParts,
  answered?: RequestParts,
): string | undefined {
  const lines = new Map<string, string>();
  for (const component of components) {
    const value = valueOf(component, message, answered);
    if (value === undefined || lines.has(component.text)) return undefined;
    lines.set(component.text, value);
  }
  lines.set('"@signature-params"', parameters);
  return [...lines].map(([name, value]) => `${name}: ${value}`).join('\n');
}

function valueOf(
  { name, parameters }: Component,
  message: RequestParts | AnswerParts,
  answered: RequestParts | undefined,
): string | undefined {
  const key = parameters.get('key');
  const source = parameters.get('req') === '?1' ? answered : message;
  const known = Number(parameters.has('req')) + Number(key !== undefined);
  if (!source || parameters.size > known) return undefined;
  if (key !== undefined) return name === 'signature' ? signatureIn(source.headers, stringOf(key)) : undefined;
  if (name === '@status') return 'status' in source ? String(source.status) : undefined;
  return name.startsWith('@') ? derived(name, source) : headerOf(source.headers, name)?.trim();
}

function derived(name: string, source: RequestParts | AnswerParts): string | undefined {
  if ('status' in source) return undefined;
  const query = source.target.indexOf('?');
  switch (name) {
    case '@method':
      return source.method.toUpperCase();
    case '@authority':
      return source.authority.toLowerCase();
    case '@path':
      return query < 0 ? source.target : source.target.slice(0, query);
    case '@query':
      return query < 0 ? '?' : source.target.slice(query);
    default:
      return undefined;
  }
}

function signatureIn(headers: HeaderValues, label = ''): string | undefined {
  const base64 = parseSignatures(headerOf(headers, 'signature') ?? '')?.get(label);
  return base64 === undefined ? undefined : `:${base64}:`;
}

export function headerOf(headers: HeaderValues, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
}

/** The digest of a body (RFC 9530), as its header has it. */
export function contentDigest(body: Buffer | string | undefined): string {
  return `sha-256=:${hash('sha256', body ?? '', 'base64')}:`;
}

export function isDigestOf(body: Buffer, headers: HeaderValues): boolean {
  return headerOf(headers, 'content-digest') === contentDigest(body);
}
