import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportJWK, SignJWT, type JWK } from 'jose';
import { defaultClaimNames } from '../../../domain/rights/claims';
import { developmentIdentity, type TokenSource } from '../../../runtime/config';

export const testIssuerName = 'http://127.0.0.1:1';

/** An issuer of our own: a key pair, its published half in a file, and tokens as its users get them. */
export interface TestIssuer {
  source: TokenSource;
  publicJwk: JWK;
  privateKey: ReturnType<typeof generateKeyPairSync>['privateKey'];
  /** `lifetime` as jose writes it: `1h`. */
  token(user?: TestUser, lifetime?: string): Promise<string>;
}
export interface TestUser {
  roles?: readonly string[];
  agency?: string;
  /** Everywhere, unless said. */
  territory?: readonly string[];
  name?: string;
  subject?: string;
}

/** Keeps its key set in `folder`. */
export async function testIssuer(folder: string): Promise<TestIssuer> {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const publicJwk = { ...(await exportJWK(publicKey)), kid: 'k1', alg: 'ES256', use: 'sig' };
  const path = join(folder, 'jwks.json');
  writeFileSync(path, JSON.stringify({ keys: [publicJwk] }));
  return {
    source: {
      issuer: testIssuerName,
      audience: developmentIdentity.audience,
      claims: defaultClaimNames,
      keys: { kind: 'file', path },
    },
    publicJwk,
    privateKey,
    token: (
      { roles = ['portal'], agency, territory = ['*'], name, subject = `test:${randomUUID()}` } = {},
      lifetime = '1h',
    ) =>
      new SignJWT({ roles, territory, ...(agency && { agency }), ...(name && { name }) })
        .setProtectedHeader({ alg: 'ES256', kid: 'k1' })
        .setIssuer(testIssuerName)
        .setAudience(developmentIdentity.audience)
        .setSubject(subject)
        .setIssuedAt()
        .setExpirationTime(lifetime)
        .sign(privateKey),
  };
}
