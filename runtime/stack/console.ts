/** The console's files, made once for each state of their sources, so that one command brings up all of the system. */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { projectFolder } from '../program';
import { digestOfSources } from './source-digest';

const run = promisify(execFile);
const buildWithinMs = 120_000;
/** Older ones may still be served by a system that runs. */
const keep = 5;

/** What goes into it: the workspace, what it takes from other rooms and, by the lock file, all libraries. */
const sources = [
  'web/index.html',
  'web/package.json',
  'web/vite.config.ts',
  'web/build',
  'web/public',
  'web/src',
  'domain',
  'procedures/shared/calendar.ts',
  'procedures/shared/data/calendars',
  'package-lock.json',
];

export interface ConsoleOptions {
  signal: AbortSignal;
  /** Called before a build, which takes a moment. */
  building: () => void;
}

/** The folder to serve: what `npm run build` made in a built service, else one that is built unless it is there. */
export async function consoleFolder(options: ConsoleOptions): Promise<string> {
  const web = join(projectFolder, 'web');
  if (!existsSync(join(web, 'src'))) return join(web, 'dist');
  const kept = join(projectFolder, 'node_modules/.cache/console');
  const folder = join(kept, digestOfSources(sources));
  if (!existsSync(folder)) await build({ web, kept, folder }, options);
  return folder;
}

interface Build {
  web: string;
  kept: string;
  folder: string;
}

/** Whole or not at all: others may be building the same. */
async function build({ web, kept, folder }: Build, { signal, building }: ConsoleOptions): Promise<void> {
  building();
  mkdirSync(kept, { recursive: true });
  const draft = join(kept, `draft-${String(process.pid)}`);
  const vite = createRequire(join(web, 'package.json')).resolve('vite/package.json');
  const args = ['build', '--outDir', draft, '--emptyOutDir', '--logLevel', 'error'];
  await run(process.execPath, [join(dirname(vite), 'bin/vite.js'), ...args], {
    cwd: web,
    timeout: buildWithinMs,
    signal,
  });
  try {
    renameSync(draft, folder);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  removeOld(kept);
}

function removeOld(kept: string): void {
  const folders = readdirSync(kept).map((name) => join(kept, name));
  const newestFirst = folders
    .map((path) => ({ path, at: statSync(path).mtimeMs }))
    .sort((one, other) => other.at - one.at);
  for (const { path } of newestFirst.slice(keep)) rmSync(path, { recursive: true, force: true });
}
