import { hash } from 'node:crypto';
import { type Dictionary, parseDictionary } from 'structured-headers';

/**
 * What a signature covers (RFC 9421), so that nothing of a message can be changed, put in or left out on its way
 * (docs/message-signatures.md).
 */
const always = ['@method', '@authority', '@path', '@query', 'content-digest', 'x-message-id'];
const whenPresent = ['content-type', 'x-case-id', 'x-user-id', 'x-purpose', 'idempotency-key', 'forwarded'];

/** A signature holds for this long, and clocks of two offices may differ by this much. */
export const maxAgeSeconds = 300;
export const maxSkewSeconds = 60;

/** Header names in lower case. */
export type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** The components of a request that its signature covers, and without which none is believed. */
export function requestComponents(headers: Headers): string[] {
  return [...always, ...whenPresent.filter((name) => headers[name] !== undefined)];
}

/** Those of an answer. What ties it to its request comes besides. */
export function answerComponents(headers: Headers): string[] {
  return ['@status', 'content-digest', ...['content-type'].filter((name) => headers[name] !== undefined)];
}

export function headerOf(headers: Headers, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
}

/** Of a header that is a dictionary (RFC 9651); none where it is not readable. */
export function membersOf(header: string | undefined): Dictionary {
  try {
    return parseDictionary(header ?? '');
  } catch {
    return new Map();
  }
}

/** The digest of a body (RFC 9530), as its header has it. */
export function contentDigest(body: Buffer | string | undefined): string {
  return `sha-256=:${hash('sha256', body ?? '', 'base64')}:`;
}

export function isDigestOf(body: Buffer | string | undefined, headers: Headers): boolean {
  return headerOf(headers, 'content-digest') === contentDigest(body);
}
