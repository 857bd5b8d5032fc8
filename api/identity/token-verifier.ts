import { createHash } from 'node:crypto';
import { errors, jwtVerify, type JWTVerifyGetKey } from 'jose';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { TokenSource } from '../../runtime/config';
import { isStorableText } from '../../domain/text';
import { Problem, unavailable } from '../problems/problem';
import { findAgency, isRole, type Caller } from './roles';
import { KeysUnavailableError, tokenKeys } from './token-keys';

export interface TokenVerifier {
  /** Throws 401 `unauthenticated`, or 503 while the issuer's keys cannot be had. */
  verify(token: string): Promise<Caller>;
}

/** Asymmetric ones only: with an HMAC among them, our own public key would pass as a secret. */
const algorithms = ['ES256', 'RS256', 'PS256', 'EdDSA'];
const clockToleranceS = 5;
/** A checked token is believed this long, so that a key taken back stops working within it. */
const rememberMs = 30_000;
const maxRemembered = 1_000;

/** A token ends by this clock, not by one that counts from the start of the process. */
const wallClock = { now: () => Date.now() };

const Claims = z.object({
  sub: z.string().min(1).max(200).refine(isStorableText),
  exp: z.number(),
  roles: z.array(z.string()).default([]),
  agency: z.string().optional(),
});

export function createTokenVerifier(source: TokenSource): TokenVerifier {
  const keys = tokenKeys(source);
  const remembered = new LRUCache<string, Caller>({ max: maxRemembered, perf: wallClock });
  return {
    verify: async (token) => {
      const digest = createHash('sha256').update(token).digest('base64');
      const known = remembered.get(digest);
      if (known) return known;
      const caller = await check(token, { keys, source });
      const ttl = Math.min(rememberMs, caller.expiresAtMs - Date.now());
      if (ttl > 0) remembered.set(digest, caller, { ttl });
      return caller;
    },
  };
}

async function check(
  token: string,
  { keys, source }: { keys: JWTVerifyGetKey; source: TokenSource },
): Promise<Caller> {
  try {
    const { payload } = await jwtVerify(token, keys, {
      issuer: source.issuer,
      audience: source.audience,
      algorithms,
      clockTolerance: clockToleranceS,
      requiredClaims: ['exp', 'sub', 'iss', 'aud'],
    });
    return callerOf(Claims.parse(payload));
  } catch (error) {
    throw isOutage(error) ? unavailable() : unauthenticated();
  }
}

export function unauthenticated(): Problem {
  return new Problem('unauthenticated', { headers: { 'WWW-Authenticate': 'Bearer realm="lienthong"' } });
}

/** Roles and agencies that we do not know give no right. */
function callerOf({ sub, exp, roles, agency }: z.output<typeof Claims>): Caller {
  const known = agency === undefined ? undefined : findAgency(agency);
  return {
    subject: sub,
    roles: roles.filter(isRole),
    ...(known && { agency: known }),
    expiresAtMs: exp * 1000,
  };
}

/** jose's generic error is an answer of the issuer that holds no keys; a refused connection is a TypeError of fetch. */
function isOutage(error: unknown): boolean {
  if (error instanceof KeysUnavailableError || error instanceof errors.JWKSTimeout) return true;
  if (error instanceof errors.JOSEError) return error.code === errors.JOSEError.code;
  return error instanceof TypeError && error.message === 'fetch failed';
}
