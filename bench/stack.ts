/** A real stack on a folder of its own, as any user starts it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { childEnvironment } from '../runtime/config/host';
import { removeStack } from '../runtime/stack/remove-stack';
import type { Ready } from '../runtime/stack/ready';
import { projectFolder } from '../runtime/program';

export interface BenchStack {
  ready: Ready;
  /** Of the supervisor, which `ready.processes` does not name. */
  supervisorPid: number;
  /** Stops everything and removes the folder. */
  stop(): Promise<void>;
}

/** Rejects when the stack ends before it is ready. */
export async function startBenchStack(server: 'tuned' | 'default'): Promise<BenchStack> {
  const dir = mkdtempSync(join(tmpdir(), 'lienthong-bench-'));
  const args = ['--require', 'tsx/cjs', 'cli/main.ts', 'stack', '--data', dir, '--port', '0'];
  const child = spawn(process.execPath, args, {
    cwd: projectFolder,
    env: childEnvironment({ TEMPORAL_DEV_SERVER_SETTINGS: server }),
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = once(child, 'exit');
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
    removeStack(dir);
  };
  const failed = ended.then(() => Promise.reject(new Error(`the stack has ended; its logs are in ${dir}`)));
  failed.catch(() => undefined);
  const lines = once(createInterface(child.stdout), 'line').then(([line]: unknown[]) => line);
  const line = await Promise.race([lines, failed]);
  return { ready: readyOf(String(line)), supervisorPid: child.pid ?? 0, stop };
}

/** Our own command wrote it a moment ago, so its shape is taken on trust. */
function readyOf(line: string): Ready {
  if (!line.startsWith('READY ')) throw new Error('the stack did not say READY');
  return JSON.parse(line.slice('READY '.length)) as Ready;
}
