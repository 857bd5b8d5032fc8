import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { ConfigError } from '../config/environment';
import { partyOf, type Party } from './parties';
import type { PartyKeys } from './party-keys';

/** A party's own private key, and the id under which its public half is published. */
export interface SigningKey {
  keyId: string;
  privateKey: KeyObject;
}

/** A private key as its file has it: a JSON Web Key says its id, a PEM (PKCS #8) does not. */
export type KeyInFile = Omit<SigningKey, 'keyId'> & { keyId?: string | undefined };

/** Throws ConfigError, which never says what the file holds, unless it is an Ed25519 key of the party. */
export function readSigningKey(file: string, party: Party): KeyInFile {
  const key = parseKey(file);
  if (key?.privateKey.asymmetricKeyType !== 'ed25519')
    throw new ConfigError(
      'SIGNING_KEY_FILE: expected an Ed25519 private key, as PEM (PKCS #8) or JSON Web Key',
    );
  if (key.keyId !== undefined && partyOf(key.keyId) !== party)
    throw new ConfigError(`SIGNING_KEY_FILE: not a key of ${party}`);
  return key;
}

function parseKey(file: string): KeyInFile | undefined {
  try {
    const text = readFileSync(file, 'utf8');
    if (!text.trimStart().startsWith('{')) return { privateKey: createPrivateKey(text) };
    const key = z.looseObject({ kid: z.string().optional() }).parse(JSON.parse(text));
    return { privateKey: createPrivateKey({ key, format: 'jwk' }), keyId: key.kid };
  } catch {
    return undefined;
  }
}

/** With its id: its own, or that under which the party has published it. Rejects while there is none. */
export async function namedKey(key: KeyInFile, party: Party, keys: PartyKeys): Promise<SigningKey> {
  const { privateKey } = key;
  const keyId = key.keyId ?? (await keys.idOf(createPublicKey(privateKey)));
  if (keyId === undefined || partyOf(keyId) !== party)
    throw new Error(`the public half of our key is not published as a key of ${party}`);
  return { keyId, privateKey };
}
