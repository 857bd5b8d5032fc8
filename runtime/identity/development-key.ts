/** The key pair of the development identity, and what is signed with it. Kept in the data folder, made on first use. */
import { join } from 'node:path';
import {
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  importJWK,
  SignJWT,
  type JWTPayload,
} from 'jose';
import { z } from 'zod';
import { findJson, writeWhole } from '../files';

const algorithm = 'ES256';

const privateJwk = z.object({
  kty: z.literal('EC'),
  crv: z.string(),
  x: z.string(),
  y: z.string(),
  d: z.string(),
});
type PrivateJwk = z.infer<typeof privateJwk>;

export interface DevelopmentKey {
  keyId: string;
  privateJwk: PrivateJwk & { kid: string; alg: string; use: string };
  /** File with the public key, for the API (`DEV_JWKS_FILE`). */
  jwksFile: string;
  /** An access token with these claims, as they are given. */
  sign(claims: JWTPayload): Promise<string>;
}

export async function developmentKey(folder: string): Promise<DevelopmentKey> {
  const jwk = await keptKey(join(folder, 'private-key.json'));
  const publicJwk = { kty: jwk.kty, crv: jwk.crv, x: jwk.x, y: jwk.y };
  const keyId = await calculateJwkThumbprint(publicJwk);
  const named = { kid: keyId, alg: algorithm, use: 'sig' };
  const jwksFile = join(folder, 'jwks.json');
  writeWhole(jwksFile, JSON.stringify({ keys: [{ ...publicJwk, ...named }] }));
  const key = await importJWK(jwk, algorithm);
  return {
    keyId,
    privateJwk: { ...jwk, ...named },
    jwksFile,
    sign: (claims) =>
      new SignJWT(claims).setProtectedHeader({ alg: algorithm, kid: keyId, typ: 'at+jwt' }).sign(key),
  };
}

async function keptKey(file: string): Promise<PrivateJwk> {
  const kept = privateJwk.safeParse(findJson(file));
  if (kept.success) return kept.data;
  const { privateKey } = await generateKeyPair(algorithm, { extractable: true });
  const made = privateJwk.parse(await exportJWK(privateKey));
  writeWhole(file, JSON.stringify(made));
  return made;
}
