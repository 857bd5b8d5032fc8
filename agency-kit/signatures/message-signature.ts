import { sign, verify } from 'node:crypto';
import { partyOf } from '../../runtime/signatures/parties';
import type { PartyKeys } from '../../runtime/signatures/party-keys';
import type { SigningKey } from '../../runtime/signatures/signing-key';
import {
  type AnswerParts,
  headerOf,
  type HeaderValues,
  type RequestParts,
  signatureBase,
} from './signature-base';
import {
  type Component,
  parseSignatureInput,
  parseSignatures,
  type SignatureInput,
  stringOf,
} from './structured-fields';

/**
 * HTTP message signatures (RFC 9421, `ed25519`) from node:crypto alone. The engine signs by a library, so that whenever
 * the two talk, each is held against the other.
 */
export const goodForSeconds = 300;
export const skewSeconds = 60;

export interface BorneSignature {
  input: SignatureInput;
  /** Whose key it says it was made with. */
  party: string;
  keyId: string;
  /** Epoch milliseconds, to the second. */
  signedAt: number;
  bytes: Buffer;
}
export type SignatureCheck = 'good' | 'forged' | 'stale';

/** Every signature on a message that names a party's key; undefined when the headers are not well-formed. */
export function signaturesOn(headers: HeaderValues): BorneSignature[] | undefined {
  const inputs = parseSignatureInput(headerOf(headers, 'signature-input') ?? '');
  const signatures = parseSignatures(headerOf(headers, 'signature') ?? '');
  return inputs?.flatMap((input) => {
    const keyId = stringOf(input.parameters.get('keyid')) ?? '';
    const party = partyOf(keyId);
    const base64 = signatures?.get(input.label);
    if (party === undefined || base64 === undefined) return [];
    const signedAt = (seconds(input.parameters.get('created')) ?? 0) * 1000;
    return [{ input, party, keyId, signedAt, bytes: Buffer.from(base64, 'base64') }];
  });
}

/** Time first, then the key, then the signature. Rejects only when the keys cannot be read. */
export async function checkSignature(
  { input, keyId, bytes }: BorneSignature,
  keys: PartyKeys,
  message: RequestParts | AnswerParts,
  answered?: RequestParts,
): Promise<SignatureCheck> {
  const algorithm = input.parameters.get('alg');
  const time = timeOf(input);
  if (time !== 'good' || (algorithm !== undefined && algorithm !== '"ed25519"'))
    return time === 'stale' ? 'stale' : 'forged';
  const publicKey = await keys.find(keyId);
  const base = signatureBase(input.components, input.text, message, answered);
  if (!publicKey || base === undefined) return 'forged';
  return verify(null, Buffer.from(base), publicKey, bytes) ? 'good' : 'forged';
}

function timeOf({ parameters }: SignatureInput): SignatureCheck {
  const created = seconds(parameters.get('created'));
  const expires = parameters.has('expires') ? seconds(parameters.get('expires')) : Infinity;
  if (created === undefined || expires === undefined) return 'forged';
  const now = Date.now() / 1000;
  const isGood =
    created <= now + skewSeconds && now - created <= goodForSeconds && Math.floor(now) <= expires;
  return isGood ? 'good' : 'stale';
}

const seconds = (value: string | undefined): number | undefined =>
  value !== undefined && /^\d+$/.test(value) ? Number(value) : undefined;

/** Whether it covers all of these, as they stand in its own message. */
export function covers({ input }: BorneSignature, components: readonly Component[]): boolean {
  const covered = new Set(input.components.map(({ text }) => text));
  return components.every(({ text }) => covered.has(text));
}

export interface Signing {
  label: string;
  components: readonly Component[];
  message: RequestParts | AnswerParts;
  answered?: RequestParts;
  key: SigningKey;
  /** Epoch milliseconds. */
  now?: number;
}

/** The members to add to the headers `signature-input` and `signature`. Throws when a component is not there. */
export function createSignature({ label, components, message, answered, key, now = Date.now() }: Signing): {
  'signature-input': string;
  signature: string;
} {
  const created = Math.floor(now / 1000);
  const list = `(${components.map(({ text }) => text).join(' ')})`;
  const text = `${list};created=${created};expires=${created + goodForSeconds};keyid="${key.keyId}";alg="ed25519"`;
  const base = signatureBase(components, text, message, answered);
  if (base === undefined) throw new Error('a component to be signed is not in the message');
  const signature = sign(null, Buffer.from(base), key.privateKey).toString('base64');
  return { 'signature-input': `${label}=${text}`, signature: `${label}=:${signature}:` };
}
