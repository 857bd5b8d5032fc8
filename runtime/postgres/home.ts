/**
 * Where the database files lie: in the data folder, or, where the server's account cannot follow into it, in a
 * folder of ours that a link in the data folder points to. So whoever has the data folder finds its database.
 */
import { randomUUID } from 'node:crypto';
import { chmodSync, chownSync, lstatSync, mkdirSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { isOwnFolder, sharedFolderCandidates } from '../folders';
import type { Logger } from '../logging';
import { canEnter, type Account } from './account';

const linkName = 'postgres';

/** The folder, made on first use, owned by `account`, entered by nobody else. `dataFolder` gets mode 0711 for it. */
export function databaseHome(dataFolder: string, account: Account | undefined, log: Logger): string {
  mkdirSync(dataFolder, { recursive: true });
  if (account !== undefined) chmodSync(dataFolder, 0o711);
  const link = join(dataFolder, linkName);
  if (lstatSync(link, { throwIfNoEntry: false }) === undefined) {
    if (canEnter(account, dataFolder)) mkdirSync(link, { mode: 0o700 });
    else symlinkSync(folderElsewhere(account, log), link);
  }
  const home = realpathSync(link);
  if (account !== undefined) chownSync(home, account.uid, account.gid);
  if (canEnter(account, home)) return home;
  throw new Error(
    `the account of PostgreSQL cannot enter ${home}; open the folders above it (mode 0711) or move the data folder`,
  );
}

/** Removes the database files of a data folder that is no longer wanted, wherever they lie. */
export function removeDatabase(dataFolder: string): void {
  const link = join(dataFolder, linkName);
  if (lstatSync(link, { throwIfNoEntry: false }) === undefined) return;
  rmSync(realpathSync(link), { recursive: true, force: true });
  rmSync(link, { recursive: true, force: true });
}

function folderElsewhere(account: Account | undefined, log: Logger): string {
  for (const parent of sharedFolderCandidates()) {
    if (!isOwnFolder(parent, 0o755) || !canEnter(account, parent)) continue;
    const folder = join(parent, `database-${randomUUID()}`);
    mkdirSync(folder, { mode: 0o700 });
    log.info(
      { folder },
      'the database files lie outside the data folder: the account of PostgreSQL cannot enter it',
    );
    return folder;
  }
  throw new Error(`the database files fit nowhere; tried: ${sharedFolderCandidates().join(', ')}`);
}
