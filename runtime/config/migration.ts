/** Configuration of a migration that is run alone. */
import { z } from 'zod';
import { type Environment, readEnvironment } from './environment';
import { postgresUrl } from './values';

export interface MigrationConfig {
  /** Of the owner of the register. */
  databaseUrl: string;
}

const variables = z.object({ DATABASE_URL: postgresUrl });

export function migrationConfig(environment?: Environment): MigrationConfig {
  return { databaseUrl: readEnvironment(variables, environment).DATABASE_URL };
}
