/** Tells states of our sources apart, so that what is made of them is made once for each. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { projectFolder } from '../program';

/** Of files and of all files in folders; what is not there counts as nothing. */
export function digestOfSources(paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of paths.flatMap((part) => filesUnder(join(projectFolder, part)))) {
    hash
      .update(`${path.slice(projectFolder.length)}\0`)
      .update(readFileSync(path))
      .update('\0');
  }
  return hash.digest('hex').slice(0, 32);
}

function filesUnder(path: string): string[] {
  if (!existsSync(path)) return [];
  if (basename(path).includes('.')) return [path];
  const entries = readdirSync(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
