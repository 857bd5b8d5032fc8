/** Which release a part is of: what it sees, says and logs is told apart by it. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { projectFolder } from './program';

/** In the tree; of a build it is beside `dist`. */
const file = ['.', '..']
  .map((up) => join(projectFolder, up, 'package.json'))
  .find((path) => existsSync(path));

const { version } = z
  .object({ version: z.string() })
  .parse(file === undefined ? { version: '0.0.0' } : JSON.parse(readFileSync(file, 'utf8')));

/** Of a part that knows no bundle of workflows: it was started alone, from the tree. */
export const unreleased = `${version}+00000000`;

/** By the workflows as they are run: two builds of one version that decide differently are two releases. */
export function releaseOf(bundle: string | undefined): string {
  if (bundle === undefined) return unreleased;
  const digest = createHash('sha256').update(readFileSync(bundle)).digest('hex');
  return `${version}+${digest.slice(0, 8)}`;
}
