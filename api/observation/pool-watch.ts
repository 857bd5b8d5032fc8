import { setTimeout as pause } from 'node:timers/promises';
import { within } from '../../casework/temporal/within';

/** Whether this process is alive in what it is for: asked by whoever may end it and start another. */
export interface PoolWatch {
  isHung(): boolean;
  stop(): void;
}

export interface WatchedPool {
  /** Takes a connection of the pool and asks for nothing. */
  throughPool: () => Promise<void>;
  /** The same over a connection of its own. */
  aside: () => Promise<void>;
  lookEveryMs?: number;
  /** So long nothing came through: longer than any bound on what a connection may be held for. */
  hungAfterMs?: number;
}

const answerWithinMs = 5_000;

/**
 * Notices a pool that gives out no connection although the database takes sessions: then only another process helps.
 * While the database itself is away, another process would fare no better.
 */
export function watchPool({
  throughPool,
  aside,
  lookEveryMs = 5_000,
  hungAfterMs = 30_000,
}: WatchedPool): PoolWatch {
  const stopped = new AbortController();
  let hungSince: number | undefined;
  const look = async (): Promise<void> => {
    const came = await comes(throughPool);
    if (came || !(await comes(aside))) hungSince = undefined;
    else hungSince ??= performance.now();
  };
  const keepLooking = async (): Promise<void> => {
    while (!stopped.signal.aborted) {
      await look();
      await pause(lookEveryMs, undefined, { ref: false, signal: stopped.signal }).catch(() => undefined);
    }
  };
  void keepLooking();
  return {
    isHung: () => hungSince !== undefined && performance.now() - hungSince >= hungAfterMs,
    stop: () => stopped.abort(),
  };
}

function comes(ask: () => Promise<void>): Promise<boolean> {
  return within(answerWithinMs, ask()).then(
    () => true,
    () => false,
  );
}
