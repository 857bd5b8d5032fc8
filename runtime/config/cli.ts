/** Configuration of the operator's command line: where the API is, who asks, and in which language it answers. */
import { z } from 'zod';
import type { Language } from '../../domain/messages';
import { type Environment, readEnvironment, setVariables } from './environment';
import { findTemporalTarget, type TemporalTarget } from './temporal';
import { httpUrl } from './values';

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

/** Where the register is: as the environment says, else where a system of ours runs. Undefined where neither says. */
export function findRegisterUrl(running: string | undefined, environment?: Environment): string | undefined {
  return setVariables(environment)['DATABASE_URL'] ?? running;
}

/** Where the engine is: as the environment says, else where a system of ours runs. Undefined where neither says. */
export function findReplayTarget(
  running: { address: string; namespace?: string | undefined } | undefined,
  environment?: Environment,
): TemporalTarget | undefined {
  const named = findTemporalTarget(environment);
  if (named || !running) return named;
  const { address, namespace } = running;
  const set = setVariables(environment);
  return findTemporalTarget({ ...set, TEMPORAL_ADDRESS: address, TEMPORAL_NAMESPACE: namespace });
}
