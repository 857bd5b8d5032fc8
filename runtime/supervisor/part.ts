/** What the supervisor needs to know of a part: how to start it, when it answers, how to stop it. */
import type { ChildProcess } from 'node:child_process';

export interface PartDefinition {
  name: string;
  /** Made ready once, before the first start: programs found, files made. A failure here is final. */
  prepare(signal: AbortSignal): Promise<Launch>;
  /** Resolves when the process just started answers; `signal` aborts when it has died or is being stopped. */
  answers(child: ChildProcess, signal: AbortSignal): Promise<void>;
  /** How it is asked to end, and how long it is given before it is killed. */
  stop: { signal: NodeJS.Signals; withinMs: number };
}

/** Starts the process: itself, not a wrapper, with stdout and stderr on pipes. Called again after each death. */
export type Launch = () => ChildProcess;

/** Resolves when a Node process started with an IPC channel says `ready` (runtime/process.ts). */
export function saysReady(child: ChildProcess, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    child.on('message', (message) => (message === 'ready' ? resolve() : undefined));
    signal.addEventListener('abort', () => reject(new Error('ended before it was ready')), { once: true });
  });
}
