import { createHash } from 'node:crypto';
import { errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import { LRUCache } from 'lru-cache';
import type { TokenSource } from '../../runtime/config';
import { callerOfClaims } from '../../domain/rights/claims';
import type { Caller } from '../../domain/rights/caller';
import { Problem, unavailable } from '../problems/problem';
import { KeysUnavailableError, tokenKeys } from './token-keys';

export interface TokenVerifier {
  /** Throws 401 `unauthenticated`, or 503 while the issuer's keys cannot be had. */
  verify(token: string): Promise<Caller>;
  /** What an access token says, under the same conditions. */
  claims(token: string): Promise<JWTPayload>;
}

/** Asymmetric ones only: with an HMAC among them, our own public key would pass as a secret. */
export const algorithms = ['ES256', 'RS256', 'PS256', 'EdDSA'];
export const clockToleranceS = 5;
/** A checked token is believed this long, so that a key taken back stops working within it. */
const rememberMs = 30_000;
const maxRemembered = 1_000;

/** A token ends by this clock, not by one that counts from the start of the process. */
const wallClock = { now: () => Date.now() };

export function createTokenVerifier(source: TokenSource, keys = tokenKeys(source)): TokenVerifier {
  const remembered = new LRUCache<string, Caller>({ max: maxRemembered, perf: wallClock });
  return {
    verify: async (token) => {
      const digest = createHash('sha256').update(token).digest('base64');
      const known = remembered.get(digest);
      if (known) return known;
      const { caller } = await check(token, { keys, source });
      const ttl = Math.min(rememberMs, caller.expiresAtMs - Date.now());
      if (ttl > 0) remembered.set(digest, caller, { ttl });
      return caller;
    },
    claims: async (token) => (await check(token, { keys, source })).claims,
  };
}

async function check(
  token: string,
  { keys, source }: { keys: JWTVerifyGetKey; source: TokenSource },
): Promise<{ caller: Caller; claims: JWTPayload }> {
  try {
    const { payload, protectedHeader } = await jwtVerify(token, keys, {
      issuer: source.issuer,
      audience: source.audience,
      algorithms,
      clockTolerance: clockToleranceS,
      requiredClaims: ['exp', 'sub', 'iss', 'aud'],
    });
    if (isIdToken(payload, protectedHeader)) throw unauthenticated();
    return { caller: callerOfClaims(payload, source.claims), claims: payload };
  } catch (error) {
    throw isOutage(error) ? unavailable() : unauthenticated();
  }
}

export function unauthenticated(): Problem {
  return new Problem('unauthenticated', { headers: { 'WWW-Authenticate': 'Bearer realm="lienthong"' } });
}

/**
 * Tells a client who has signed in, and opens nothing. Issuers that mark neither kind put a nonce into this one alone;
 * Keycloak has put it into both, and marks them.
 */
function isIdToken(claims: JWTPayload, { typ }: { typ?: string }): boolean {
  if (claims['typ'] === 'ID' || ['at_hash', 'c_hash', 's_hash'].some((hash) => hash in claims)) return true;
  const isMarkedAccess = claims['typ'] === 'Bearer' || /^(application\/)?at\+jwt$/i.test(typ ?? '');
  return 'nonce' in claims && !isMarkedAccess;
}

/** jose's generic error is an answer of the issuer that holds no keys; a refused connection is a TypeError of fetch. */
export function isOutage(error: unknown): boolean {
  if (error instanceof KeysUnavailableError || error instanceof errors.JWKSTimeout) return true;
  if (error instanceof errors.JOSEError) return error.code === errors.JOSEError.code;
  return error instanceof TypeError && error.message === 'fetch failed';
}
