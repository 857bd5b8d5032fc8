/** A stack in a process of its own, with stand-ins for our programs, driven as its users drive it: by signals and READY. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { findJson } from '../../../runtime/files';
import { findProcess } from '../../../runtime/supervisor/process-identity';
import type { Ready } from '../../../runtime/stack/ready';

const fixture = join(__dirname, '../fixtures/stack.ts');
const readySchema = z.custom<Ready>((value) => z.object({ api: z.string() }).safeParse(value).success);

export interface StackProcess {
  child: ChildProcess;
  /** The object of the READY line; rejects when the process ends without one. */
  ready: Promise<Ready>;
  /** Exit code, null after a signal. */
  ended: Promise<number | null>;
  stderr: () => string;
  stdout: () => string;
}

export const freshFolder = (): string => mkdtempSync(join(tmpdir(), 'lienthong-test-'));

export function startStackProcess(dir: string, ...args: string[]): StackProcess {
  return startWith({}, dir, ...args);
}

/** The same with variables that name real services. */
export function startWith(environment: Record<string, string>, dir: string, ...args: string[]): StackProcess {
  const child = spawn(process.execPath, ['--require', 'tsx/cjs', fixture, dir, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    cwd: join(__dirname, '../../..'),
    env: { ...process.env, ...environment },
  });
  let stdout = '';
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const ended = once(child, 'exit').then(([code]) => z.number().nullable().parse(code));
  const ready = new Promise<Ready>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      stdout += `${line}\n`;
      if (line.startsWith('READY ')) resolve(readySchema.parse(JSON.parse(line.slice('READY '.length))));
    });
    void ended.then(() => reject(new Error(`no READY: ${stderr}`)));
  });
  ready.catch(() => undefined);
  return { child, ready, ended, stderr: () => stderr, stdout: () => stdout };
}

export const readyFile = (dir: string): Ready => readySchema.parse(findJson(join(dir, 'ready.json')));

/** Resolves with the first value of `look` that is not undefined; rejects after `withinMs`. */
export async function eventually<T>(
  look: () => T | undefined | Promise<T | undefined>,
  withinMs = 15_000,
): Promise<T> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const seen = await look();
    if (seen !== undefined) return seen;
    if (Date.now() > deadline) throw new Error(`not seen within ${String(withinMs)} ms`);
    await delay(50);
  }
}

export const isAlive = (pid: number): boolean => findProcess(pid) !== undefined;

/** What the API's stand-in answers: its own pid. */
export const askApi = (ready: Ready): Promise<number | undefined> =>
  fetch(ready.api).then(
    async (response) => Number(await response.text()),
    () => undefined,
  );
