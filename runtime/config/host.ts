/** What every process may ask of its surroundings: log level, search path, cache folder, and the environment its children inherit. */
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { z } from 'zod';
import { type Environment, readEnvironment, setVariables } from './environment';

export interface HostConfig {
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  /** Folders in which programs are looked for, in order. */
  searchPath: string[];
  /** This user's cache folder by the XDG rules; it need not exist. */
  cacheHome: string;
}

const variables = z.object({
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  PATH: z.string().default(''),
  XDG_CACHE_HOME: z.string().optional(),
});

export function hostConfig(environment?: Environment): HostConfig {
  const set = readEnvironment(variables, environment);
  return {
    logLevel: set.LOG_LEVEL,
    searchPath: set.PATH.split(delimiter).filter((folder) => folder !== ''),
    cacheHome: set.XDG_CACHE_HOME ?? join(homedir(), '.cache'),
  };
}

/** What of our own environment is meant for the parts of the system. */
const meantForParts =
  /^(TEMPORAL|OIDC|API|SESSION|SIGNING|PARTIES)_|^(LOG_LEVEL|PUBLIC_URL|TRUST_PROXY|TASK_LOCK_S|CHECKS_TTL_S|CLAMD_ADDRESS|DESK_KEYS_FOLDER)$/;

/** `changes`, on top of what of our environment is meant for a part. */
export function partEnvironment(changes: Record<string, string>): Record<string, string> {
  const inherited = Object.entries(setVariables()).filter(([name]) => meantForParts.test(name));
  return { ...Object.fromEntries(inherited), ...changes };
}

/** The environment of a child: ours with `changes` on top. */
export function childEnvironment(changes: Record<string, string>): NodeJS.ProcessEnv {
  return { ...process.env, ...changes };
}
