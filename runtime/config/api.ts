/** Configuration of the API process. */
import { z } from 'zod';
import { type Environment, readEnvironment } from './environment';
import { defaultClaimNames, type ClaimNames } from '../../domain/rights/claims';
import { claimNames, claimVariables, developmentIdentity } from './identity';
import { getTemporalTarget, type TemporalTarget } from './temporal';
import { trustProxy, type TrustedProxies } from './trust-proxy';
import { httpUrl, partiesJwks, port, postgresUrl } from './values';

/** What a bearer token is checked against: keys from a file (development issuer) or by the issuer's discovery document. */
export interface TokenSource {
  issuer: string;
  audience: string;
  claims: ClaimNames;
  keys: { kind: 'file'; path: string } | { kind: 'discovery' };
}

export interface ApiConfig {
  /** The address that it listens on. */
  host: string;
  port: number;
  trustProxy: TrustedProxies;
  databaseUrl: string;
  temporal: TemporalTarget;
  /** What agencies call to reach us. */
  gatewayUrl: string;
  /** The public keys of all parties, a file or an address. */
  partiesJwks: string;
  tokens: TokenSource;
}

const variables = z
  .object({
    API_HOST: z.string().default('127.0.0.1'),
    API_PORT: port.default(8080),
    TRUST_PROXY: trustProxy.default(0),
    DATABASE_URL: postgresUrl,
    GATEWAY_URL: httpUrl,
    PARTIES_JWKS: partiesJwks,
    OIDC_ISSUER: z.url().optional(),
    OIDC_AUDIENCE: z.string().default(developmentIdentity.audience),
    ...claimVariables,
    DEV_JWKS_FILE: z.string().optional(),
  })
  .refine((set) => set.OIDC_ISSUER !== undefined || set.DEV_JWKS_FILE !== undefined, {
    path: ['OIDC_ISSUER'],
    message: 'expected, or DEV_JWKS_FILE for the development issuer',
  });

export function apiConfig(environment?: Environment): ApiConfig {
  const set = readEnvironment(variables, environment);
  return {
    host: set.API_HOST,
    port: set.API_PORT,
    trustProxy: set.TRUST_PROXY,
    databaseUrl: set.DATABASE_URL,
    temporal: getTemporalTarget(environment),
    gatewayUrl: set.GATEWAY_URL,
    partiesJwks: set.PARTIES_JWKS,
    tokens: tokenSource(set),
  };
}

/** A real issuer wins: with OIDC_ISSUER set no development token is ever accepted. */
function tokenSource(set: z.output<typeof variables>): TokenSource {
  if (set.OIDC_ISSUER !== undefined) {
    const { OIDC_ISSUER: issuer, OIDC_AUDIENCE: audience } = set;
    return { issuer, audience, claims: claimNames(set), keys: { kind: 'discovery' } };
  }
  if (set.DEV_JWKS_FILE === undefined) throw new Error('no issuer is named');
  return {
    ...developmentIdentity,
    claims: defaultClaimNames,
    keys: { kind: 'file', path: set.DEV_JWKS_FILE },
  };
}
