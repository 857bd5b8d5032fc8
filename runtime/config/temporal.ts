/**
 * Where the Temporal service is, by the variables and profiles of Temporal's own tools, so that what was made for
 * `temporal` or for another SDK works here unchanged. A profile is read when TEMPORAL_PROFILE or TEMPORAL_CONFIG_FILE
 * names it: one that merely lies in a user's folder does not turn the embedded server into a real one.
 */
import { accessSync, constants } from 'node:fs';
import { isNativeError } from 'node:util/types';
import { loadClientConfigProfile, toClientOptions, type ClientConfigProfile } from '@temporalio/envconfig';
import type { NativeConnectionOptions } from '@temporalio/worker';
import { ConfigError, type Environment, setVariables } from './environment';

export const defaultNamespace = 'default';

/** `connection` fits `Connection.connect`, which never zips, and `NativeConnection.connect` alike. */
export interface TemporalTarget {
  namespace: string;
  connection: { address: string } & Pick<
    NativeConnectionOptions,
    'apiKey' | 'grpcCompression' | 'metadata' | 'tls'
  >;
}

/**
 * A service that is reached without encryption is near. The SDK's native half zips every message by default, which for
 * small ones costs both ends more than it saves the way.
 */
export function inTheClear(address: string): TemporalTarget['connection'] {
  return { address, grpcCompression: { codec: 'none' } };
}

/** Undefined where the environment names no service; throws ConfigError where it names one that cannot be used. */
export function findTemporalTarget(environment?: Environment): TemporalTarget | undefined {
  const set = setVariables(environment);
  const hasProfile = 'TEMPORAL_PROFILE' in set || 'TEMPORAL_CONFIG_FILE' in set;
  return hasProfile || 'TEMPORAL_ADDRESS' in set ? targetOf(set, hasProfile) : undefined;
}

/** Throws ConfigError where the environment names no service. */
export function getTemporalTarget(environment?: Environment): TemporalTarget {
  const target = findTemporalTarget(environment);
  if (target) return target;
  throw new ConfigError(
    'the environment is not usable: TEMPORAL_ADDRESS: expected, or a profile that has it',
  );
}

function targetOf(set: Record<string, string>, hasProfile: boolean): TemporalTarget {
  const { namespace = defaultNamespace, connectionOptions } = said(() => {
    if (set['TEMPORAL_CONFIG_FILE'] !== undefined) accessSync(set['TEMPORAL_CONFIG_FILE'], constants.R_OK);
    const profile = loadClientConfigProfile({ overrideEnvVars: set, disableFile: !hasProfile });
    checkClientPair(profile);
    return toClientOptions(profile);
  });
  const { address, apiKey, metadata, tls } = connectionOptions;
  if (address === undefined)
    throw new ConfigError('Temporal: neither TEMPORAL_ADDRESS nor the profile has an address');
  return {
    namespace,
    connection: {
      ...(tls ? { address } : inTheClear(address)),
      ...(apiKey === undefined ? {} : { apiKey }),
      ...(metadata === undefined ? {} : { metadata }),
      ...(tls === undefined ? {} : { tls }),
    },
  };
}

/** The library would leave out half a pair in silence. */
function checkClientPair({ tls }: ClientConfigProfile): void {
  if ((tls?.clientCert === undefined) !== (tls?.clientKey === undefined))
    throw new ConfigError('a client certificate and its key are set together or not at all');
}

/** What is wrong, in one line without values: after its first line a parser's message quotes the file, which may hold keys. */
function said<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    const [why = ''] = isNativeError(error) ? error.message.split('\n') : [];
    throw new ConfigError(`Temporal's settings (TEMPORAL_*) are not usable: ${why}`, { cause: error });
  }
}
