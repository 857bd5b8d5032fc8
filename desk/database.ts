import type { Pool } from 'pg';
import type { AgencyId } from '../domain/agencies';
import { appRole } from '../register/app-role';
import { openPool } from '../runtime/postgres/open-pool';
import type { Logger } from '../runtime/logging';

/** The schema in which the agency kit's tables of a desk are. */
export const schemaOf = (agency: AgencyId): string => `desk_${agency.replaceAll('-', '_')}`;

const bounds = { connectionTimeoutMillis: 5_000, lock_timeout: 5_000, statement_timeout: 10_000 } as const;

interface DatabaseOptions {
  databaseUrl: string;
  log: Logger;
}

/** The work lists of all desks. */
export const openTasksDatabase = (options: DatabaseOptions): Pool =>
  open(options, { max: 4, options: `-c role=${appRole}` });

/** Dossiers and outgoing decisions of one agency, under the names that the kit knows. */
export const openKitDatabase = (agency: AgencyId, options: DatabaseOptions): Pool =>
  open(options, { max: 2, options: `-c role=${appRole} -c search_path=${schemaOf(agency)}` });

function open({ databaseUrl, log }: DatabaseOptions, config: { max: number; options: string }): Pool {
  return openPool({ connectionString: databaseUrl, ...bounds, ...config }, ({ message }) =>
    log.warn({ error: message }, 'a connection of the desks was lost'),
  );
}
