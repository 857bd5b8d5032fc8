import { createVerifier, ExpiredError, httpbis } from 'http-message-signatures';
import {
  type Dictionary,
  type InnerList,
  isInnerList,
  parseDictionary,
  serializeDictionary,
} from 'structured-headers';
import { headerOf, maxAgeSeconds, maxSkewSeconds, type Headers } from './components';
import { partyOf } from './parties';
import type { PartyKeys } from './party-keys';

/** One of the signatures that a message bears, before it has been checked. */
export interface BorneSignature {
  label: string;
  /** Whose key it says it was made with. */
  party: string;
  input: InnerList;
}

interface Request {
  method: string;
  url: string;
  headers: Headers;
}
interface Answer {
  status: number;
  headers: Headers;
}
export type SignatureCheck = 'good' | 'forged' | 'stale';

/** Every signature on a message that names a party's key; none where the headers are not readable. */
export function signaturesOn(headers: Headers): BorneSignature[] {
  return [...membersOf(headerOf(headers, 'signature-input'))].flatMap(([label, input]) => {
    if (!isInnerList(input)) return [];
    const keyId: unknown = input[1].get('keyid');
    const party = typeof keyId === 'string' ? partyOf(keyId) : undefined;
    return party === undefined ? [] : [{ label, party, input }];
  });
}

function membersOf(header: string | undefined): Dictionary {
  try {
    return parseDictionary(header ?? '');
  } catch {
    return new Map();
  }
}

/** Whether a signature covers all of these components of its own message as they stand there. */
export function covers({ input: [items] }: BorneSignature, names: readonly string[]): boolean {
  return names.every((name) => items.some(([item, how]) => item === name && how.size === 0));
}

/**
 * Checks one signature by itself: the library takes a message for good when the last one of several is. Rejects only
 * when the keys cannot be read.
 */
export async function checkSignature(
  { label, input }: BorneSignature,
  keys: PartyKeys,
  message: Request | Answer,
  answered?: Request,
): Promise<SignatureCheck> {
  if (!saysWhen(input)) return 'forged';
  const keyId = String(input[1].get('keyid'));
  const publicKey = await keys.find(keyId);
  if (!publicKey) return 'forged';
  const verify = createVerifier(publicKey, 'ed25519');
  const rules = {
    keyLookup: () => Promise.resolve({ id: keyId, algs: ['ed25519'], verify }),
    requiredParams: ['created', 'keyid'],
    maxAge: maxAgeSeconds,
    notAfter: Math.floor(Date.now() / 1000) + maxSkewSeconds,
  };
  const alone = { 'signature-input': serializeDictionary(new Map([[label, input]])) };
  try {
    const isGood = await ('status' in message
      ? httpbis.verifyMessage(rules, withHeaders(message, alone), answered && withHeaders(answered))
      : httpbis.verifyMessage(rules, withHeaders(message, alone)));
    return isGood === true ? 'good' : 'forged';
  } catch (error) {
    return error instanceof ExpiredError ? 'stale' : 'forged';
  }
}

/** In seconds: the library lets anything else count as a time, and then nothing is ever too old. */
function saysWhen([, parameters]: InnerList): boolean {
  const created: unknown = parameters.get('created');
  const expires: unknown = parameters.get('expires');
  return Number.isInteger(created) && (expires === undefined || Number.isInteger(expires));
}

function withHeaders<M extends { headers: Headers }>(message: M, others: Record<string, string> = {}) {
  const entries = Object.entries({ ...message.headers, ...others });
  const present = entries.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
  return { ...message, headers: Object.fromEntries(present) };
}
