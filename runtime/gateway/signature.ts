import { createHmac, hash, timingSafeEqual } from 'node:crypto';

/**
 * HTTP message signatures (RFC 9421, `hmac-sha256`) over method, path, body digest (RFC 9530) and the contract's
 * headers. Written out rather than taken from a library: it runs four times for each message on the way, and the
 * general-purpose parsers cost ten times as much. A test holds it against an independent implementation.
 */
const alwaysSigned = ['@method', '@path', 'content-digest', 'x-message-id'];
const signedWhenPresent = ['x-case-id', 'x-user-id', 'x-purpose', 'idempotency-key'];
/** Clocks of two offices may differ by this much before a message counts as coming from the future. */
const maxSkewMs = 60_000;

export type HeaderValues = Readonly<Record<string, string | string[] | undefined>>;
type Body = Buffer | string | undefined;

interface SignedRequest {
  method: string;
  /** As on the wire of this hop; a query is not part of the contract and not signed. */
  path: string;
  body: Body;
  headers: HeaderValues;
}

export type Verification =
  { ok: true; keyId: string; messageId: string } | { ok: false; reason: 'unsigned' | 'forged' | 'stale' };

export function contentDigest(body: Body): string {
  return `sha-256=:${hash('sha256', body ?? '', 'base64')}:`;
}

/** The headers to add to the request: `content-digest`, `signature-input`, `signature`. Header names are lower case. */
export function signRequest(
  request: SignedRequest & { keyId: string; key: Buffer; now?: number },
): Promise<Record<string, string>> {
  const digest = contentDigest(request.body);
  const headers = { ...request.headers, 'content-digest': digest };
  const covered = [
    ...alwaysSigned,
    ...signedWhenPresent.filter((name) => request.headers[name] !== undefined),
  ];
  const created = Math.floor((request.now ?? Date.now()) / 1000);
  const names = covered.map((name) => `"${name}"`).join(' ');
  const params = `(${names});created=${created};keyid="${request.keyId}";alg="hmac-sha256"`;
  const base = signatureBase({ ...request, headers }, covered, params);
  if (base === undefined) return Promise.reject(new Error('a message without x-message-id cannot be signed'));
  return Promise.resolve({
    'content-digest': digest,
    'signature-input': `sig=${params}`,
    signature: `sig=:${createHmac('sha256', request.key).update(base).digest('base64')}:`,
  });
}

/**
 * `unsigned`: no signature at all; `forged`: one that does not prove this very message; `stale`: rightly signed, but
 * older than `maxAgeMs` or from the future. Header names must be lower case, as Node gives them.
 */
export function verifyRequest(
  request: SignedRequest & {
    keyOf: (keyId: string) => Buffer | undefined;
    maxAgeMs: number;
    now?: number;
  },
): Promise<Verification> {
  const { 'signature-input': input, signature } = request.headers;
  if (input === undefined || signature === undefined) return failed('unsigned');
  const parsed = parseSignature(input, signature);
  const key = parsed && request.keyOf(parsed.keyId);
  const messageId = single(request.headers['x-message-id']);
  if (!parsed || !key || messageId === undefined || !coversEnough(parsed.covered, request.headers))
    return failed('forged');
  const base = signatureBase(request, parsed.covered, parsed.params);
  if (base === undefined || !sameMac(createHmac('sha256', key).update(base).digest(), parsed.mac))
    return failed('forged');
  if (single(request.headers['content-digest']) !== contentDigest(request.body)) return failed('forged');
  const ageMs = (request.now ?? Date.now()) - parsed.createdMs;
  if (ageMs > request.maxAgeMs || ageMs < -maxSkewMs) return failed('stale');
  return Promise.resolve({ ok: true, keyId: parsed.keyId, messageId });
}

const failed = (reason: 'unsigned' | 'forged' | 'stale'): Promise<Verification> =>
  Promise.resolve({ ok: false, reason });

const single = (value: string | string[] | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined;

/** A header of the contract that is there but not signed could have been put in or altered on the way. */
function coversEnough(covered: readonly string[], headers: HeaderValues): boolean {
  return (
    alwaysSigned.every((name) => covered.includes(name)) &&
    signedWhenPresent.every((name) => headers[name] === undefined || covered.includes(name))
  );
}

function signatureBase(
  request: SignedRequest,
  covered: readonly string[],
  params: string,
): string | undefined {
  const lines: string[] = [];
  for (const name of covered) {
    const value = componentOf(request, name);
    if (value === undefined) return undefined;
    lines.push(`"${name}": ${value}`);
  }
  lines.push(`"@signature-params": ${params}`);
  return lines.join('\n');
}

function componentOf(request: SignedRequest, name: string): string | undefined {
  if (name === '@method') return request.method.toUpperCase();
  if (name === '@path') return pathOf(request.path);
  return name.startsWith('@') ? undefined : single(request.headers[name])?.trim();
}

const pathOf = (target: string): string => {
  const query = target.indexOf('?');
  return query < 0 ? target : target.slice(0, query);
};

const inputForm = /^([a-z*][\w.*-]*)=(\((?:"[^"]+"(?: "[^"]+")*)\)((?:;[a-z]+=(?:\d+|"[^"]*"))*))$/;
const signatureForm = /^([a-z*][\w.*-]*)=:([A-Za-z0-9+/]+={0,2}):$/;

/** One signature a message; further ones, or components with parameters, are not part of the contract. */
function parseSignature(input: string | string[], signature: string | string[]) {
  const [, label, params, rest] = inputForm.exec(single(input) ?? '') ?? [];
  const [, sameLabel, mac] = signatureForm.exec(single(signature) ?? '') ?? [];
  if (params === undefined || rest === undefined || mac === undefined || label !== sameLabel)
    return undefined;
  const created = /;created=(\d+)/.exec(rest)?.[1];
  const keyId = /;keyid="([^"]*)"/.exec(rest)?.[1];
  const algorithm = /;alg="([^"]*)"/.exec(rest)?.[1];
  if (created === undefined || keyId === undefined) return undefined;
  if (algorithm !== undefined && algorithm !== 'hmac-sha256') return undefined;
  const covered = [...params.slice(0, params.indexOf(')')).matchAll(/"([^"]+)"/g)].map(
    ([, name = '']) => name,
  );
  return { params, covered, keyId, createdMs: Number(created) * 1000, mac: Buffer.from(mac, 'base64') };
}

const sameMac = (a: Buffer, b: Buffer): boolean => a.length === b.length && timingSafeEqual(a, b);
