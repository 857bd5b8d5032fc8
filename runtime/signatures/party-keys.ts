import { createPublicKey, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { partyOf } from './parties';

/**
 * The public keys of all parties, from a JSON Web Key Set (RFC 7517, RFC 8037). They are read again when a key id is
 * not known, and now and then without that, so that a party can change its key, and a stolen one be taken out, while
 * everything runs. A set that cannot be read leaves the one read before in force.
 */
export interface PartyKeys {
  /** Rejects with a plain Error when no set could be read yet: that is an outage and no word on the signature. */
  find(keyId: string): Promise<KeyObject | undefined>;
  /** The id under which a public key is published. */
  idOf(publicKey: KeyObject): Promise<string | undefined>;
}

export interface PartyKeysOptions {
  /** Whoever sends unknown key ids must not have us read more often than this. */
  atMostEveryMs?: number;
  /** A key that was taken out of the set is believed no longer than this. */
  atLeastEveryMs?: number;
}

/** A signature key of a party; keys of other kinds may stand in the same set. */
const PartyKey = z.object({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string(),
  kid: z.string().refine((kid) => partyOf(kid) !== undefined),
});
const KeySet = z.object({ keys: z.array(z.unknown()) });
const readWithinMs = 2_000;

/** `source` is the path of a file or an http(s) address; nothing is read before the first question. */
export function openPartyKeys(source: string, options: PartyKeysOptions = {}): PartyKeys {
  const { atMostEveryMs = 10_000, atLeastEveryMs = 60_000 } = options;
  let known: ReadonlyMap<string, KeyObject> | undefined;
  let reading: Promise<void> | undefined;
  let triedAt = -Infinity;

  const readAgain = (): Promise<void> => {
    triedAt = performance.now();
    reading ??= readKeys(source)
      .then((keys) => {
        known = keys;
      })
      .catch((error: unknown) => {
        if (!known) throw new Error('the public keys of the parties cannot be read', { cause: error });
      })
      .finally(() => (reading = undefined));
    return reading;
  };
  const current = async (isEnough: (keys: ReadonlyMap<string, KeyObject>) => boolean) => {
    const ageMs = performance.now() - triedAt;
    const isDue = !known || ageMs > atLeastEveryMs || (!isEnough(known) && ageMs > atMostEveryMs);
    if (reading ?? isDue) await readAgain();
    return known ?? new Map<string, KeyObject>();
  };
  return {
    find: async (keyId) => (await current((keys) => keys.has(keyId))).get(keyId),
    idOf: async (publicKey) => {
      const isIt = ([, key]: [string, KeyObject]) => key.equals(publicKey);
      const keys = await current((held) => [...held].some(isIt));
      return [...keys].find(isIt)?.[0];
    },
  };
}

async function readKeys(source: string): Promise<Map<string, KeyObject>> {
  const { keys } = KeySet.parse(JSON.parse(await textOf(source)));
  return new Map(
    keys.flatMap((entry): [string, KeyObject][] => {
      const { success, data } = PartyKey.safeParse(entry);
      return success ? [[data.kid, createPublicKey({ key: data, format: 'jwk' })]] : [];
    }),
  );
}

async function textOf(source: string): Promise<string> {
  if (!/^https?:\/\//.test(source)) return readFile(source, 'utf8');
  const answer = await fetch(source, { signal: AbortSignal.timeout(readWithinMs) });
  if (!answer.ok) throw new Error(`the key set was answered with ${answer.status}`);
  return answer.text();
}
