import type { Request } from 'express';
import type { CaseWatch } from './case-watch';

/** Told of an event, a reader looks after so long: several come together, and one may wait for an older transaction. */
const restMs = 100;
/** Looks again also where nothing was heard, for an announcement may be lost. */
const lookEveryMs = 2_000;

/** Reads until there is something, the time is over, the reader has gone, or the process ends. */
export async function untilChanged<Change>(
  read: () => Promise<Change[]>,
  { waitMs, watch, request }: { waitMs: number; watch: CaseWatch; request: Request },
): Promise<Change[]> {
  const endsAtMs = performance.now() + waitMs;
  const bell = createBell();
  const over = new AbortController();
  const isOver = () => over.signal.aborted;
  const end = () => {
    over.abort();
    bell.ring();
  };
  const stops = [watch.watchAll(bell.ring), watch.onClose(end)];
  request.socket.once('close', end);
  try {
    for (;;) {
      const found = await read();
      const leftMs = endsAtMs - performance.now();
      if (found.length > 0 || isOver() || leftMs <= 0) return found;
      await bell.heard(Math.min(leftMs, lookEveryMs));
      if (!isOver()) await pause(Math.min(leftMs, restMs));
    }
  } finally {
    request.socket.off('close', end);
    stops.forEach((stop) => stop());
  }
}

/** What is rung while nobody listens is heard by who listens next. */
function createBell() {
  let wasRung = false;
  let wake: (() => void) | undefined;
  return {
    ring: () => {
      wasRung = true;
      wake?.();
    },
    heard: async (withinMs: number): Promise<void> => {
      if (!wasRung)
        await new Promise<void>((resolve) => {
          wake = resolve;
          setTimeout(resolve, withinMs);
        });
      wasRung = false;
    },
  };
}

const pause = (ms: number) => new Promise<void>((resolve) => void setTimeout(resolve, ms));
