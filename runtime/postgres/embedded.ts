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

/** Makes the cluster if need be; the function handed back starts the server, again after each death. */
export async function preparedPostgres(
  dataFolder: string,
  port: number,
  log: Logger,
): Promise<() => ChildProcess> {
  const account = serverAccount();
  const binaries = serverBinaries(account, log);
  const home = databaseHome(dataFolder, account, log);
  const cluster = await preparedCluster({ home, binaries, account, passwords: keptPasswords(dataFolder) });
  return () => launchServer({ binaries, account, cluster, port });
}

function keptPasswords(dataFolder: string): { superuser: string; owner: string } {
  const secrets = join(dataFolder, 'secrets');
  return {
    superuser: keptSecret(join(secrets, 'postgres-superuser')),
    owner: keptSecret(join(secrets, 'postgres-owner')),
  };
}
