/** Configuration of the process that holds the gateway and the simulated agencies. */
import { z } from 'zod';
import { agencyIds, type AgencyId } from '../../domain/agencies';
import { type Environment, readEnvironment } from './environment';
import { httpUrl, partiesJwks, port, postgresUrl } from './values';

export type AgencyPorts = Record<'gateway' | AgencyId, number>;

export interface AgenciesConfig {
  /** A role that may create databases: the gateway and each agency has one of its own. */
  databaseUrl: string;
  ports: AgencyPorts;
  apiUrl: string;
  /** Holds the private key of each party in the process. */
  keysFolder: string;
  /** The public keys of all parties, a file or an address. */
  partiesJwks: string;
  /** The seeded population follows from it alone. */
  seed: number;
}

const ports = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: 'custom', message: 'expected JSON' });
      return z.NEVER;
    }
  })
  .pipe(z.record(z.enum(['gateway', ...agencyIds]), port));

const variables = z.object({
  AGENCIES_DATABASE_URL: postgresUrl,
  AGENCY_PORTS: ports,
  API_URL: httpUrl,
  PARTY_KEYS_FOLDER: z.string(),
  PARTIES_JWKS: partiesJwks,
  AGENCY_SEED: z.coerce.number().int().default(1),
});

export function agenciesConfig(environment?: Environment): AgenciesConfig {
  const set = readEnvironment(variables, environment);
  return {
    databaseUrl: set.AGENCIES_DATABASE_URL,
    ports: set.AGENCY_PORTS,
    apiUrl: set.API_URL,
    keysFolder: set.PARTY_KEYS_FOLDER,
    partiesJwks: set.PARTIES_JWKS,
    seed: set.AGENCY_SEED,
  };
}
