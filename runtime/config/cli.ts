/** Configuration of the operator's command line: where the API is, who asks, and in which language it answers. */
import { z } from 'zod';
import { type Environment, readEnvironment } from './environment';
import { temporalTarget, temporalVariables, type TemporalTarget } from './temporal';
import { httpUrl } from './values';

export const languages = ['vi', 'en'] as const;
export type Language = (typeof languages)[number];

export interface CliConfig {
  /** Wins over the data folder's `ready.json`. */
  apiUrl?: string;
  token?: string;
  /** By the POSIX locale; English for any but a Vietnamese one. */
  language: Language;
}

const variables = z.object({
  LIENTHONG_API: httpUrl.optional(),
  LIENTHONG_TOKEN: z.string().optional(),
  LC_ALL: z.string().optional(),
  LC_MESSAGES: z.string().optional(),
  LANG: z.string().optional(),
});

export function cliConfig(environment?: Environment): CliConfig {
  const set = readEnvironment(variables, environment);
  const locale = set.LC_ALL ?? set.LC_MESSAGES ?? set.LANG ?? '';
  return {
    language: /^vi([_.@]|$)/i.test(locale) ? 'vi' : 'en',
    ...(set.LIENTHONG_API === undefined ? {} : { apiUrl: set.LIENTHONG_API }),
    ...(set.LIENTHONG_TOKEN === undefined ? {} : { token: set.LIENTHONG_TOKEN }),
  };
}

const temporal = temporalVariables.extend({ TEMPORAL_ADDRESS: z.string().optional() });

/** Where the engine is: as the environment says, else where a system of ours runs. Undefined where neither says. */
export function findTemporalTarget(
  running: { address: string; namespace?: string | undefined } | undefined,
  environment?: Environment,
): TemporalTarget | undefined {
  const set = readEnvironment(temporal, environment);
  if (set.TEMPORAL_ADDRESS !== undefined) return temporalTarget(set.TEMPORAL_ADDRESS, set);
  if (!running) return undefined;
  const { address, namespace = set.TEMPORAL_NAMESPACE } = running;
  return temporalTarget(address, { ...set, TEMPORAL_NAMESPACE: namespace });
}
