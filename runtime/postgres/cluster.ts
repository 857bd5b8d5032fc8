/** Makes the database cluster of a data folder once: complete or not at all. */
import { execFile, spawn } from 'node:child_process';
import { chownSync, existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Account } from './account';
import type { Binaries } from './binaries';

const run = promisify(execFile);

/** The superuser makes the agencies' databases; the owner of the register only migrates it. */
export const databaseRoles = { superuser: 'postgres', owner: 'lienthong_owner' } as const;
export const registerDatabase = 'lienthong';

export interface ClusterOptions {
  /** Folder of the account's own. */
  home: string;
  binaries: Binaries;
  account: Account | undefined;
  passwords: { superuser: string; owner: string };
  /** False for one that is thrown away: nothing is waited for until it is on disk. */
  isKept: boolean;
}

/** The cluster's folder. Made under another name first, so that a kill halfway leaves nothing that looks finished. */
export async function preparedCluster(options: ClusterOptions): Promise<string> {
  const cluster = join(options.home, 'cluster');
  if (existsSync(cluster)) return cluster;
  const draft = join(options.home, 'draft');
  rmSync(draft, { recursive: true, force: true });
  await initialise(draft, options);
  await makeRegisterDatabase(draft, options);
  renameSync(draft, cluster);
  return cluster;
}

async function initialise(folder: string, options: ClusterOptions): Promise<void> {
  const passwordFile = join(options.home, 'password');
  writeFileSync(passwordFile, options.passwords.superuser, { mode: 0o600 });
  if (options.account !== undefined) chownSync(passwordFile, options.account.uid, options.account.gid);
  try {
    await run(
      options.binaries.initdb,
      [
        `--pgdata=${folder}`,
        `--username=${databaseRoles.superuser}`,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale-provider=builtin',
        '--locale=C.UTF-8',
        '--data-checksums',
        ...(options.isKept ? [] : ['--no-sync']),
      ],
      { cwd: '/', ...options.account },
    );
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/** In single-user mode: nothing listens, and no client library is loaded into the supervisor. */
async function makeRegisterDatabase(folder: string, options: ClusterOptions): Promise<void> {
  const statements = [
    `CREATE ROLE ${databaseRoles.owner} LOGIN CREATEROLE PASSWORD '${options.passwords.owner}'`,
    `CREATE DATABASE ${registerDatabase} OWNER ${databaseRoles.owner}`,
  ];
  const settings = options.isKept ? [] : ['-c', 'fsync=off'];
  const args = ['--single', ...settings, '-D', folder, databaseRoles.superuser];
  const child = spawn(options.binaries.postgres, args, {
    cwd: '/',
    stdio: ['pipe', 'ignore', 'pipe'],
    ...options.account,
  });
  let complaints = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaints += text));
  child.stdin.end(`${statements.join('\n')}\n`);
  const code = await new Promise<number | null>((resolve, reject) =>
    child.once('error', reject).once('close', resolve),
  );
  if (code !== 0 || complaints.includes('ERROR')) throw new Error('the register database could not be made');
}
