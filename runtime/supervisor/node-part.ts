/** A part that is a Node program of ours. */
import { fork, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants, getPriority, setPriority } from 'node:os';
import { childEnvironment } from '../config/host';
import { nodeArguments, projectFolder } from '../program';
import { saysReady, type PartDefinition } from './part';

export interface NodePart {
  name: string;
  /** Path of the program. */
  program: string;
  /** Asked once, when the part is prepared; rejects when it cannot be had. */
  environment: (signal: AbortSignal) => Promise<Record<string, string>>;
  /** Above this many megabytes of objects the process ends rather than grow on. */
  heapLimitMb: number;
  /** Of it for what is young; little is enough for who has little to do. */
  youngLimitMb?: number;
  /** The variable that names what stands in its place where a build does not hold it. */
  instead?: string;
  stopWithinMs: number;
  /** Where cores are few: how many steps of niceness it stands behind the others. */
  stepsBehind?: number;
}

export function nodePart({
  name,
  program,
  environment,
  heapLimitMb,
  youngLimitMb,
  instead,
  stopWithinMs,
  stepsBehind = 0,
}: NodePart): PartDefinition {
  return {
    name,
    answers: saysReady,
    stop: { signal: 'SIGTERM', withinMs: stopWithinMs },
    prepare: async (signal) => {
      if (!existsSync(program)) throw new Error(notInBuild(name, instead));
      const env = childEnvironment(await environment(signal));
      const young = youngLimitMb === undefined ? [] : [`--max-semi-space-size=${String(youngLimitMb)}`];
      const execArgv = [`--max-old-space-size=${String(heapLimitMb)}`, ...young];
      return () => {
        const [script, ...args] = nodeArguments(program);
        const child = fork(script, args, {
          cwd: projectFolder,
          env,
          execArgv,
          stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
        });
        standBehind(child, stepsBehind);
        return child;
      };
    },
  };
}

/** A build holds what a service runs; the simulated agencies and the development issuer stay in the tree. */
function notInBuild(name: string, instead = ''): string {
  return `Bản dựng này không có "${name}"; hãy đặt ${instead}. / This build holds no "${name}"; set ${instead}.`;
}

/**
 * At once, for threads inherit it when they are made; from where we stand ourselves, for only a privileged process may
 * move another forward. A host that forbids it runs everything all the same.
 */
function standBehind({ pid }: ChildProcess, steps: number): void {
  if (pid === undefined || steps === 0) return;
  try {
    setPriority(pid, Math.min(getPriority() + steps, constants.priority.PRIORITY_LOW));
  } catch {
    return;
  }
}
