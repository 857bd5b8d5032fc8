/** A part that is a Node program of ours, run from its TypeScript source. */
import { fork } from 'node:child_process';
import { join } from 'node:path';
import { childEnvironment } from '../config/host';
import { saysReady, type PartDefinition } from './part';

/** Folder of the package: where programs are found and where they run. */
export const projectFolder = join(__dirname, '../..');

/** Node's own flags for a TypeScript program: a hook inside the process, not a second process around it. */
export const typescriptFlags = ['--require', require.resolve('tsx/cjs')];

export interface NodePart {
  name: string;
  /** Path of the program. */
  program: string;
  /** Asked once, when the part is prepared; rejects when it cannot be had. */
  environment: (signal: AbortSignal) => Promise<Record<string, string>>;
  /** Above this many megabytes of objects the process ends rather than grow on. */
  heapLimitMb: number;
  stopWithinMs: number;
}

export function nodePart({
  name,
  program,
  environment,
  heapLimitMb,
  stopWithinMs,
}: NodePart): PartDefinition {
  return {
    name,
    answers: saysReady,
    stop: { signal: 'SIGTERM', withinMs: stopWithinMs },
    prepare: async (signal) => {
      const env = childEnvironment(await environment(signal));
      const execArgv = [...typescriptFlags, `--max-old-space-size=${String(heapLimitMb)}`];
      return () =>
        fork(program, { cwd: projectFolder, env, execArgv, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
    },
  };
}
