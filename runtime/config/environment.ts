/**
 * The one way the environment is read: parsed by a zod schema, once, at the start of a process.
 * Messages name the variable and what is wrong with it, never its value, which may be a secret.
 */
import type { z } from 'zod';

/** The process cannot run with this environment; trying again changes nothing (see `processExitCodes` in runtime/process.ts). */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** Throws ConfigError naming every variable that is missing or malformed. */
export function readEnvironment<S extends z.ZodType>(
  schema: S,
  environment: Environment = process.env,
): z.output<S> {
  const parsed = schema.safeParse(setVariables(environment));
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new ConfigError(`the environment is not usable: ${problems.join('; ')}`);
}

/** An empty variable counts as unset. */
export function setVariables(environment: Environment = process.env): Record<string, string> {
  const set = Object.entries(environment).filter(
    (variable): variable is [string, string] => variable[1] !== undefined && variable[1] !== '',
  );
  return Object.fromEntries(set);
}
