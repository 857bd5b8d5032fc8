/** Configuration of the API process. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { projectFolder } from '../program';
import { type Environment, readEnvironment } from './environment';
import type { ClaimNames } from '../../domain/rights/claims';
import { claimNames, claimVariables, developmentIdentity } from './identity';
import { signInConfig, signInVariables, type SignInConfig } from './sign-in';
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
  /** The console's files; without, there is none at this API. */
  consoleFolder: string | undefined;
  signIn: SignInConfig;
  /** Holds the private key of each agency that we keep a desk for. */
  deskKeysFolder: string | undefined;
  /** Under which families reach us. */
  publicUrl: string;
  desk: { lockMs: number; checksMs: number };
  /** Path of the bundle that the workers run: by it the release is told; unset, that of the build. */
  workflowBundle?: string;
  /** Where papers are looked at for malware; they are not, where it is not set. */
  clamdAddress: string | undefined;
}

const seconds = z.coerce.number().positive();
const variables = z.object({
  API_HOST: z.string().default('127.0.0.1'),
  API_PORT: port.default(8080),
  TRUST_PROXY: trustProxy.default(0),
  DATABASE_URL: postgresUrl,
  GATEWAY_URL: httpUrl,
  PARTIES_JWKS: partiesJwks,
  OIDC_ISSUER: z.url(),
  OIDC_AUDIENCE: z.string().default(developmentIdentity.audience),
  ...claimVariables,
  ...signInVariables,
  DEV_JWKS_FILE: z.string().optional(),
  CONSOLE_FOLDER: z.string().optional(),
  DESK_KEYS_FOLDER: z.string().optional(),
  PUBLIC_URL: httpUrl.optional(),
  TASK_LOCK_S: seconds.default(1_800),
  CHECKS_TTL_S: seconds.default(600),
  WORKFLOW_BUNDLE: z.string().optional(),
  CLAMD_ADDRESS: z.string().min(1).optional(),
});

type Variables = z.output<typeof variables>;

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
    consoleFolder: set.CONSOLE_FOLDER ?? findBuiltConsole(),
    signIn: signInConfig(set.OIDC_ISSUER, set),
    deskKeysFolder: set.DESK_KEYS_FOLDER,
    publicUrl: set.PUBLIC_URL ?? `http://${set.API_HOST}:${set.API_PORT}`,
    desk: { lockMs: set.TASK_LOCK_S * 1_000, checksMs: set.CHECKS_TTL_S * 1_000 },
    ...(set.WORKFLOW_BUNDLE === undefined ? {} : { workflowBundle: set.WORKFLOW_BUNDLE }),
    clamdAddress: set.CLAMD_ADDRESS,
  };
}

/** A file of keys is believed of an issuer on this machine alone: no development token is ever a real one's. */
function tokenSource(set: Variables): TokenSource {
  const { OIDC_ISSUER: issuer, OIDC_AUDIENCE: audience, DEV_JWKS_FILE: path } = set;
  const isHere = new URL(issuer).hostname === '127.0.0.1';
  const keys =
    path !== undefined && isHere ? ({ kind: 'file', path } as const) : ({ kind: 'discovery' } as const);
  return { issuer, audience, claims: claimNames(set), keys };
}

/** Where `npm run build` puts the console, beside the rooms. */
function findBuiltConsole(): string | undefined {
  const folder = join(projectFolder, 'web/dist');
  return existsSync(folder) ? folder : undefined;
}
