/**
 * Where the Temporal service is, in the variables of Temporal's own tools, so that a profile made for
 * `temporal` or for another SDK works here unchanged. Certificates may be given as files or as text.
 */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { ConfigError } from './environment';

export const defaultNamespace = 'default';

/** The variables; `TEMPORAL_ADDRESS` is added by each process, for which it is required or not. */
export const temporalVariables = z.object({
  TEMPORAL_NAMESPACE: z.string().default(defaultNamespace),
  TEMPORAL_API_KEY: z.string().optional(),
  TEMPORAL_TLS: z.stringbool().optional(),
  TEMPORAL_TLS_CLIENT_CERT_PATH: z.string().optional(),
  TEMPORAL_TLS_CLIENT_CERT_DATA: z.string().optional(),
  TEMPORAL_TLS_CLIENT_KEY_PATH: z.string().optional(),
  TEMPORAL_TLS_CLIENT_KEY_DATA: z.string().optional(),
  TEMPORAL_TLS_SERVER_CA_CERT_PATH: z.string().optional(),
  TEMPORAL_TLS_SERVER_CA_CERT_DATA: z.string().optional(),
  TEMPORAL_TLS_SERVER_NAME: z.string().optional(),
});
export type TemporalVariables = z.output<typeof temporalVariables>;

export interface TemporalTls {
  serverNameOverride?: string;
  serverRootCACertificate?: Buffer;
  clientCertPair?: { crt: Buffer; key: Buffer };
}

/** `connection` fits `Connection.connect`, which never zips, and `NativeConnection.connect` alike. */
export interface TemporalTarget {
  namespace: string;
  connection: {
    address: string;
    grpcCompression?: { codec: 'none' };
    apiKey?: string;
    tls?: boolean | TemporalTls;
  };
}

/**
 * A service that is reached without encryption is near. The SDK's native half zips every message by default, which for
 * small ones costs both ends more than it saves the way.
 */
export function inTheClear(address: string): TemporalTarget['connection'] {
  return { address, grpcCompression: { codec: 'none' } };
}

/** Throws ConfigError when a certificate file cannot be read or a client certificate lacks its key. */
export function temporalTarget(address: string, variables: TemporalVariables): TemporalTarget {
  const apiKey = variables.TEMPORAL_API_KEY;
  const tls = tlsOf(variables);
  return {
    namespace: variables.TEMPORAL_NAMESPACE,
    connection: {
      ...(tls ? { address } : inTheClear(address)),
      ...(apiKey === undefined ? {} : { apiKey }),
      ...(tls === undefined ? {} : { tls }),
    },
  };
}

/** An API key goes over TLS unless TEMPORAL_TLS says otherwise, as Temporal's own tools do. */
function tlsOf(variables: TemporalVariables): boolean | TemporalTls | undefined {
  if (variables.TEMPORAL_TLS === false) return false;
  const serverName = variables.TEMPORAL_TLS_SERVER_NAME;
  const authority = pem('TEMPORAL_TLS_SERVER_CA_CERT', variables);
  const pair = clientPair(variables);
  const details: TemporalTls = {
    ...(serverName === undefined ? {} : { serverNameOverride: serverName }),
    ...(authority === undefined ? {} : { serverRootCACertificate: authority }),
    ...(pair === undefined ? {} : { clientCertPair: pair }),
  };
  if (Object.keys(details).length > 0) return details;
  return variables.TEMPORAL_TLS ?? (variables.TEMPORAL_API_KEY === undefined ? undefined : true);
}

function clientPair(variables: TemporalVariables): TemporalTls['clientCertPair'] {
  const crt = pem('TEMPORAL_TLS_CLIENT_CERT', variables);
  const key = pem('TEMPORAL_TLS_CLIENT_KEY', variables);
  if (crt === undefined && key === undefined) return undefined;
  if (crt === undefined || key === undefined) {
    throw new ConfigError(
      'TEMPORAL_TLS_CLIENT_CERT_* and TEMPORAL_TLS_CLIENT_KEY_* are set together or not at all',
    );
  }
  return { crt, key };
}

type PemVariable = 'TEMPORAL_TLS_SERVER_CA_CERT' | 'TEMPORAL_TLS_CLIENT_CERT' | 'TEMPORAL_TLS_CLIENT_KEY';

function pem(name: PemVariable, variables: TemporalVariables): Buffer | undefined {
  const text = variables[`${name}_DATA`];
  if (text !== undefined) return Buffer.from(text);
  const file = variables[`${name}_PATH`];
  if (file === undefined) return undefined;
  try {
    return readFileSync(file);
  } catch {
    throw new ConfigError(`${name}_PATH: the file cannot be read`);
  }
}
