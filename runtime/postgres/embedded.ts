/** The embedded PostgreSQL of a data folder, from its programs to its addresses. */
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { keptSecret } from '../files';
import type { Logger } from '../logging';
import { serverAccount } from './account';
import { serverBinaries } from './binaries';
import { preparedCluster, registerDatabase, databaseRoles } from './cluster';
import { databaseHome } from './home';
import { launchServer } from './server';

/** `owner` owns and migrates the register; `superuser` may make databases. */
export interface PostgresUrls {
  owner: string;
  superuser: string;
}

export function postgresUrls(dataFolder: string, port: number): PostgresUrls {
  const passwords = keptPasswords(dataFolder);
  const at = `127.0.0.1:${String(port)}`;
  return {
    owner: `postgres://${databaseRoles.owner}:${passwords.owner}@${at}/${registerDatabase}`,
    superuser: `postgres://${databaseRoles.superuser}:${passwords.superuser}@${at}/postgres`,
  };
}

/**
 * Makes the cluster if need be; the function handed back starts the server, again after each death. One that is not
 * `isKept` waits for no disk.
 */
export async function preparedPostgres(
  dataFolder: string,
  port: number,
  log: Logger,
  isKept = true,
): Promise<() => ChildProcess> {
  const account = serverAccount();
  const binaries = serverBinaries(account, log);
  const home = databaseHome(dataFolder, account, log);
  const passwords = keptPasswords(dataFolder);
  const cluster = await preparedCluster({ home, binaries, account, passwords, isKept });
  return () => launchServer({ binaries, account, cluster, port, isKept });
}

function keptPasswords(dataFolder: string): { superuser: string; owner: string } {
  const secrets = join(dataFolder, 'secrets');
  return {
    superuser: keptSecret(join(secrets, 'postgres-superuser')),
    owner: keptSecret(join(secrets, 'postgres-owner')),
  };
}
