import { verify } from 'node:crypto';
import { type InnerList, isInnerList, serializeInnerList } from 'structured-headers';
import { headerOf, maxAgeSeconds, maxSkewSeconds, membersOf, type Headers } from './components';
import { partyOf } from './parties';
import type { PartyKeys } from './party-keys';
import { type AnswerMessage, type RequestMessage, signatureBase } from './signature-base';

/** One of the signatures that a message bears, before it has been checked. */
export interface BorneSignature {
  label: string;
  /** Whose key it says it was made with. */
  party: string;
  keyId: string;
  input: InnerList;
  /** Undefined when `Signature` has no bytes under its label. */
  bytes: Buffer | undefined;
}

export type SignatureCheck = 'good' | 'forged' | 'stale';

/** Every signature on a message that names a party's key; none where the headers are not readable. */
export function signaturesOn(headers: Headers): BorneSignature[] {
  const signatures = membersOf(headerOf(headers, 'signature'));
  if (signatures.size === 0) return [];
  return [...membersOf(headerOf(headers, 'signature-input'))].flatMap(([label, input]) => {
    if (!isInnerList(input)) return [];
    const keyId: unknown = input[1].get('keyid');
    const party = typeof keyId === 'string' ? partyOf(keyId) : undefined;
    if (typeof keyId !== 'string' || party === undefined) return [];
    const bytes: unknown = signatures.get(label)?.[0];
    return [
      { label, party, keyId, input, bytes: bytes instanceof ArrayBuffer ? Buffer.from(bytes) : undefined },
    ];
  });
}

/** Whether a signature covers all of these components of its own message as they stand there. */
export function covers({ input: [items] }: BorneSignature, names: readonly string[]): boolean {
  return names.every((name) => items.some(([item, how]) => item === name && how.size === 0));
}

/** Checks one signature by itself, whatever others stand beside it. Rejects only when the keys cannot be read. */
export async function checkSignature(
  { input, keyId, bytes }: BorneSignature,
  keys: PartyKeys,
  message: RequestMessage | AnswerMessage,
  answered?: RequestMessage,
): Promise<SignatureCheck> {
  const [, parameters] = input;
  if (!saysWhen(input)) return 'forged';
  const publicKey = await keys.find(keyId);
  if (!publicKey || (parameters.has('alg') && parameters.get('alg') !== 'ed25519')) return 'forged';
  if (isStale(input)) return 'stale';
  if (!bytes) return 'forged';
  try {
    const text = serializeInnerList(input);
    const base = signatureBase(input, text, message, answered);
    return verify(null, base, publicKey, bytes) ? 'good' : 'forged';
  } catch {
    return 'forged';
  }
}

/** In whole seconds. */
function saysWhen([, parameters]: InnerList): boolean {
  const created: unknown = parameters.get('created');
  const expires: unknown = parameters.get('expires');
  return Number.isInteger(created) && (expires === undefined || Number.isInteger(expires));
}

function isStale([, parameters]: InnerList): boolean {
  const now = Math.floor(Date.now() / 1000);
  const created = Number(parameters.get('created'));
  const expires = Number(parameters.get('expires') ?? Infinity);
  return now - created > maxAgeSeconds || created > now + maxSkewSeconds || now > expires;
}
