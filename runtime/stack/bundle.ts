/** The prebuilt workflow bundle, made once for each state of the sources: the worker starts faster and needs no bundler in memory. */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { nodeArguments, projectFolder } from '../program';
import { digestOfSources } from './source-digest';

const run = promisify(execFile);
const buildWithinMs = 120_000;

/** What goes into a bundle: our sources and, by the lock file, the SDK's. */
const sources = ['workflows', 'procedures', 'domain', 'worker/workflow-bundle.ts', 'package-lock.json'];

/** Where `npm run build` puts the bundle; there is none in the tree. */
const bundleOfBuild = join(projectFolder, 'workflow-bundle.js');

/** Undefined in the tree, where a bundle is made of the sources as they stand. */
export function findBuiltBundle(): string | undefined {
  return existsSync(bundleOfBuild) ? bundleOfBuild : undefined;
}

const building = new Map<string, Promise<string>>();

/**
 * Path of the build's bundle, else of one in `folder`, built by `program OUTFILE` if it is not there yet; once, however
 * many parts ask for it.
 */
export function workflowBundle(folder: string, program: string, signal: AbortSignal): Promise<string> {
  const built = findBuiltBundle();
  if (built !== undefined) return Promise.resolve(built);
  const making = building.get(folder) ?? bundleIn(folder, program, signal);
  building.set(folder, making);
  return making.finally(() => building.delete(folder));
}

async function bundleIn(folder: string, program: string, signal: AbortSignal): Promise<string> {
  const name = `${digestOfSources(sources)}.js`;
  const bundle = join(folder, name);
  if (existsSync(bundle)) return bundle;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const draft = join(folder, `draft-${String(process.pid)}.js`);
  await run(process.execPath, nodeArguments(program, draft), {
    cwd: projectFolder,
    timeout: buildWithinMs,
    signal,
  });
  renameSync(draft, bundle);
  for (const old of readdirSync(folder).filter((file) => file !== name)) rmSync(join(folder, old));
  return bundle;
}
