/** Waiting for something else to come up: without limit, because a dependency that is away is no reason to die. */
import { setTimeout as delay } from 'node:timers/promises';

export interface Wait {
  /** Stops the waiting; `untilItWorks` then rejects with the signal's reason. */
  signal: AbortSignal;
  /** Told of each failed try, the first is number 1. */
  failed?: (error: unknown, tries: number) => void;
  firstPauseMs?: number;
  longestPauseMs?: number;
}

/** Repeats `attempt` until it resolves, pausing from `firstPauseMs` (100) doubling to `longestPauseMs` (1000). */
export async function untilItWorks<T>(attempt: () => Promise<T>, wait: Wait): Promise<T> {
  const longestMs = wait.longestPauseMs ?? 1_000;
  let pauseMs = wait.firstPauseMs ?? 100;
  for (let tries = 1; ; tries++) {
    wait.signal.throwIfAborted();
    try {
      return await attempt();
    } catch (error) {
      wait.failed?.(error, tries);
    }
    await delay(pauseMs, undefined, { signal: wait.signal });
    pauseMs = Math.min(pauseMs * 2, longestMs);
  }
}
