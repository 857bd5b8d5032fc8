/** The last resort: the server that the SDK downloads for itself. */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { nodeArguments, programPath, projectFolder } from '../program';
import type { TemporalProgram } from './programs';

const run = promisify(execFile);
const downloadWithinMs = 180_000;

/** Puts the program at `target`; throws with the reason in one line. */
export async function installFromSdk(
  program: TemporalProgram,
  target: string,
  signal: AbortSignal,
): Promise<void> {
  mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
  const workshop = mkdtempSync(`${target}-`);
  try {
    const script = programPath('runtime/temporal/sdk-download');
    await run(process.execPath, nodeArguments(script, program.sdkKind, workshop), {
      timeout: downloadWithinMs,
      signal,
      cwd: projectFolder,
    });
    const downloaded = readdirSync(workshop)[0];
    if (downloaded === undefined) throw new Error('the SDK left no file');
    renameSync(join(workshop, downloaded), target);
  } catch (error) {
    throw new Error('the SDK could not download it', { cause: error });
  } finally {
    rmSync(workshop, { recursive: true, force: true });
  }
}
