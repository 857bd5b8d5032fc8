/** Folders of ours outside the project: a private cache, and one that another account of this machine may enter. */
import { chmodSync, lstatSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hostConfig } from './config/host';

const folderName = 'lienthong';

/** A private folder for downloads that outlive a clone: the user's cache folder, else one under the temporary folder. */
export function cacheFolder(cacheHome: string = hostConfig().cacheHome): string {
  return firstOwnFolder(
    [join(cacheHome, folderName), join(tmpdir(), `${folderName}-${String(userId())}`)],
    0o700,
  );
}

/**
 * Where another account can follow us when the project or the data folder lies behind closed doors, best first:
 * the system's cache survives a restart of the machine, the temporary folders may not.
 */
export function sharedFolderCandidates(): string[] {
  const own = `${folderName}-${String(userId())}`;
  return [
    join('/var/cache', folderName),
    ...['/var/tmp', tmpdir(), '/tmp'].map((folder) => join(folder, own)),
  ];
}

/** The first candidate that is, or can be made, a folder which only this user may write; throws when none can. */
export function firstOwnFolder(candidates: readonly string[], mode: number): string {
  const found = candidates.find((folder) => isOwnFolder(folder, mode));
  if (found === undefined) throw new Error(`no folder can be made at any of: ${candidates.join(', ')}`);
  return found;
}

/** Temporary folders are everybody's: one made in advance by somebody else must not become ours. */
export function isOwnFolder(folder: string, mode: number): boolean {
  try {
    mkdirSync(folder, { recursive: true });
    const found = lstatSync(folder);
    if (!found.isDirectory() || found.uid !== userId()) return false;
    chmodSync(folder, mode);
    return true;
  } catch {
    return false;
  }
}

function userId(): number {
  return process.getuid?.() ?? 0;
}
