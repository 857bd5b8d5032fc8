/**
 * The tokens of the embedded system: one for each development user, and what the part that signs people in is started
 * with. Only for trying and testing; with OIDC_ISSUER set none of this exists.
 */
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { decodeJwt, decodeProtectedHeader, type JWTPayload } from 'jose';
import { z } from 'zod';
import { defaultClaimNames, type ClaimNames } from '../../domain/rights/claims';
import { developmentIdentity } from '../config/identity';
import { findJson, keptSecret, writeWhole } from '../files';
import { developmentKey, type DevelopmentKey } from './development-key';
import { developmentUsers, subjectOf, type DevelopmentUser } from './development-users';
import { shapedClaims } from './shaped-claims';

const lifeS = 48 * 3_600;
/** Whoever reads a token may use it for a day, so an older one is replaced; it stays valid beside the new one. */
const heldForS = 24 * 3_600;

export interface DevelopmentIssuer {
  /** File with the public key, for the API (`DEV_JWKS_FILE`). */
  jwksFile: string;
  /** What the API and the issuer know each other by. */
  clientSecret: string;
  /** A token for each user, by name; each holds for at least 24 more hours. */
  tokens(): Promise<Record<string, string>>;
}

/** The issuer at `address`, kept in `folder`; key, secret and tokens are made on first use, the same after a restart. */
export async function developmentIssuer(
  folder: string,
  address: string,
  names: ClaimNames = defaultClaimNames,
): Promise<DevelopmentIssuer> {
  const key = await developmentKey(folder);
  return {
    jwksFile: key.jwksFile,
    clientSecret: keptSecret(join(folder, 'client-secret')),
    tokens: () =>
      keptTokens(join(folder, 'tokens.json'), key, (name, user) =>
        accessClaims({ issuer: address, sub: subjectOf(name), ...shapedClaims({ ...user }, names) }),
      ),
  };
}

async function keptTokens(
  file: string,
  key: DevelopmentKey,
  claimsOf: (name: string, user: DevelopmentUser) => JWTPayload,
): Promise<Record<string, string>> {
  const kept = z.record(z.string(), z.string()).safeParse(findJson(file));
  const before = kept.success ? kept.data : {};
  const pairs = await Promise.all(
    Object.entries(developmentUsers).map(async ([name, user]) => {
      const [old, claims] = [before[name], claimsOf(name, user)];
      if (old !== undefined && holds(old, key, claims)) return [name, old] as const;
      return [name, await key.sign(claims)] as const;
    }),
  );
  const tokens = Object.fromEntries(pairs);
  writeWhole(file, JSON.stringify(tokens));
  return tokens;
}

/** One that says now what it said then: a port that had to move takes the tokens of the old address with it. */
function holds(token: string, { keyId }: DevelopmentKey, wanted: JWTPayload): boolean {
  const old = decodeJwt(token);
  const lastsS = (old.exp ?? 0) - nowS();
  const saysTheSame = isDeepStrictEqual({ ...old, iat: 0, exp: 0 }, { ...wanted, iat: 0, exp: 0 });
  return decodeProtectedHeader(token).kid === keyId && lastsS >= heldForS && saysTheSame;
}

export interface AccessClaims {
  issuer: string;
  sub: string;
  expiresInS?: number | undefined;
  audience?: string | string[] | undefined;
  /** What is said of the user, as it is given. */
  [claim: string]: unknown;
}

/** The claims of a token that our API takes, unless it is said otherwise. */
export function accessClaims({ issuer, expiresInS = lifeS, audience, ...said }: AccessClaims) {
  const now = nowS();
  return {
    iss: issuer,
    aud: audience ?? developmentIdentity.audience,
    iat: now,
    exp: now + expiresInS,
    ...said,
  };
}

const nowS = (): number => Math.floor(Date.now() / 1_000);
