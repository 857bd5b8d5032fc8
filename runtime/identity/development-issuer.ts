/**
 * The issuer of the embedded system: one key pair in the data folder and a token for each kind of user. Only
 * for trying and testing; with OIDC_ISSUER set none of this exists.
 */
import { join } from 'node:path';
import {
  decodeJwt,
  decodeProtectedHeader,
  exportJWK,
  generateKeyPair,
  importJWK,
  SignJWT,
  calculateJwkThumbprint,
} from 'jose';
import type { CryptoKey } from 'jose';
import { z } from 'zod';
import { decidingAgencies, type AgencyId } from '../../domain/agencies';
import { developmentIdentity } from '../config/identity';
import { findJson, writeWhole } from '../files';

const algorithm = 'ES256';
const lifeMs = 48 * 3_600_000;
/** Whoever reads a token may use it for a day, so an older one is replaced; it stays valid beside the new one. */
const heldForMs = 24 * 3_600_000;

type Claims = { roles: [string]; agency?: AgencyId; territory?: string[] };

/** Whoever works for an authority does so everywhere. */
const territory = ['*'];

/** The bodies that decide steps have a clerk each. */
const users: Record<string, Claims> = {
  portal: { roles: ['portal'] },
  ...Object.fromEntries(
    decidingAgencies.map((agency) => [
      `clerk:${agency}`,
      { roles: ['clerk'], agency, territory } satisfies Claims,
    ]),
  ),
  supervisor: { roles: ['supervisor'], territory },
  ops: { roles: ['ops'] },
  auditor: { roles: ['auditor'] },
};

const privateJwk = z.object({
  kty: z.literal('EC'),
  crv: z.string(),
  x: z.string(),
  y: z.string(),
  d: z.string(),
});
type PrivateJwk = z.infer<typeof privateJwk>;

export interface DevelopmentIssuer {
  /** File with the public key, for the API (`DEV_JWKS_FILE`). */
  jwksFile: string;
  /** A token for each user, by name; each holds for at least 24 more hours. */
  tokens(): Promise<Record<string, string>>;
}

/** The issuer kept in `folder`; key and tokens are made on first use and are the same after a restart. */
export async function developmentIssuer(folder: string): Promise<DevelopmentIssuer> {
  const jwk = await keptKey(join(folder, 'private-key.json'));
  const publicJwk = { kty: jwk.kty, crv: jwk.crv, x: jwk.x, y: jwk.y };
  const keyId = await calculateJwkThumbprint(publicJwk);
  const jwksFile = join(folder, 'jwks.json');
  writeWhole(jwksFile, JSON.stringify({ keys: [{ ...publicJwk, kid: keyId, alg: algorithm, use: 'sig' }] }));
  const key = await importJWK(jwk, algorithm);
  if (key instanceof Uint8Array) throw new Error('the key of the development issuer is not a key pair');
  return { jwksFile, tokens: () => keptTokens(join(folder, 'tokens.json'), { key, keyId }) };
}

async function keptKey(file: string): Promise<PrivateJwk> {
  const kept = privateJwk.safeParse(findJson(file));
  if (kept.success) return kept.data;
  const { privateKey } = await generateKeyPair(algorithm, { extractable: true });
  const made = privateJwk.parse(await exportJWK(privateKey));
  writeWhole(file, JSON.stringify(made));
  return made;
}

interface SigningKey {
  key: CryptoKey;
  keyId: string;
}

async function keptTokens(file: string, signing: SigningKey): Promise<Record<string, string>> {
  const kept = z.record(z.string(), z.string()).safeParse(findJson(file));
  const before = kept.success ? kept.data : {};
  const pairs = await Promise.all(
    Object.entries(users).map(async ([name, claims]) => {
      const old = before[name];
      const token = old !== undefined && holds(old, signing.keyId) ? old : await mint(name, claims, signing);
      return [name, token] as const;
    }),
  );
  const tokens = Object.fromEntries(pairs);
  writeWhole(file, JSON.stringify(tokens));
  return tokens;
}

function holds(token: string, keyId: string): boolean {
  const endsAtMs = (decodeJwt(token).exp ?? 0) * 1_000;
  return decodeProtectedHeader(token).kid === keyId && endsAtMs - Date.now() >= heldForMs;
}

function mint(name: string, claims: Claims, { key, keyId }: SigningKey): Promise<string> {
  return new SignJWT(claims)
    .setProtectedHeader({ alg: algorithm, kid: keyId, typ: 'JWT' })
    .setIssuer(developmentIdentity.issuer)
    .setAudience(developmentIdentity.audience)
    .setSubject(`dev:${name}`)
    .setIssuedAt()
    .setExpirationTime(new Date(Date.now() + lifeMs))
    .sign(key);
}
