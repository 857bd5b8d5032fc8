/** Where the keys come from that tokens are checked against. */
import { readFileSync } from 'node:fs';
import { createLocalJWKSet, createRemoteJWKSet, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import { ConfigError, type TokenSource } from '../../runtime/config';

const Discovery = z.object({ issuer: z.string(), jwks_uri: z.url() });
const KeySet = z.object({ keys: z.array(z.looseObject({ kty: z.string() })) });

/** The issuer's keys cannot be fetched: that is an outage, and no word on the token. */
export class KeysUnavailableError extends Error {
  constructor(cause: unknown) {
    super('the issuer of tokens cannot be reached', { cause });
    this.name = 'KeysUnavailableError';
  }
}

/** Throws ConfigError when a file was named that holds no key set. */
export function tokenKeys({ issuer, keys }: TokenSource): JWTVerifyGetKey {
  return keys.kind === 'file' ? createLocalJWKSet(keySetIn(keys.path)) : discoveredKeys(issuer);
}

function keySetIn(path: string): JSONWebKeySet {
  try {
    return KeySet.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    throw new ConfigError('DEV_JWKS_FILE: not a readable JSON Web Key Set');
  }
}

/** Asked for at the first token, so that the API starts without its issuer; a failed try is not remembered. */
function discoveredKeys(issuer: string): JWTVerifyGetKey {
  let found: Promise<JWTVerifyGetKey> | undefined;
  return async (header, token) => {
    found ??= discover(issuer).catch((error: unknown) => {
      found = undefined;
      throw new KeysUnavailableError(error);
    });
    const keyOf = await found;
    return keyOf(header, token);
  };
}

async function discover(issuer: string): Promise<JWTVerifyGetKey> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const answer = await fetch(address, { signal: AbortSignal.timeout(5_000) });
  const { issuer: says, jwks_uri: keysAt } = Discovery.parse(await answer.json());
  if (says !== issuer) throw new Error('the discovery document is of another issuer');
  return createRemoteJWKSet(new URL(keysAt));
}
