/** Where our own programs are and how Node runs them: TypeScript in the tree, JavaScript in what `npm run build` makes. */
import { extname, join } from 'node:path';

const ending = extname(__filename);
const isBuilt = ending === '.js';

/** Folder of all rooms, where programs are found and where they run: the tree, or `dist/`. */
export const projectFolder = join(__dirname, '..');

/** Path of a program of ours, named by its room and file, as `api/main`. */
export function programPath(name: string): string {
  return join(projectFolder, `${name}${ending}`);
}

/** What Node is given to run the program at `path` in its own process, without a second one around it. */
export function nodeArguments(path: string, ...args: string[]): [string, ...string[]] {
  return isBuilt ? [path, ...args] : [join(__dirname, 'run-typescript.js'), path, ...args];
}
