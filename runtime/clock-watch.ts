/**
 * All parts go by one clock, that of PostgreSQL: whose own is off says times that others do not believe, and ends their
 * patience early or late. Each part compares its clock at start and every minute.
 */
import { setTimeout as pause } from 'node:timers/promises';

/** From here on somebody has to look after it … */
const offFromMs = 2_000;
/** … and from here on nothing is to be done by it: what it says is believed by nobody (`clockToleranceMs` of the engine). */
const wrongFromMs = 30_000;

export type ClockState = 'right' | 'off' | 'wrong';

export interface ClockReading {
  state: ClockState;
  /** How far this host's clock is ahead, at the least; behind it is negative. */
  aheadMs: number;
}

export interface WatchedClock {
  /** The database's clock in epoch milliseconds; rejects while it is away. */
  databaseMs: () => Promise<number>;
  /** Told of every reading. */
  seen?: (reading: ClockReading) => void;
  everyMs?: number;
  /** Soon again while it is not right, so that it is noticed when it is mended. */
  againMs?: number;
}

export interface ClockWatch {
  /** As last read; right until it has been. */
  readonly state: ClockState;
  /** How far this host's clock is ahead of the database's, as last read. */
  readonly aheadMs: number;
  /** Resolves after the first reading. */
  readonly first: Promise<void>;
  stop(): void;
}

/** How long the question was under way is no fault of the clock. */
export async function readClock(databaseMs: () => Promise<number>): Promise<ClockReading> {
  const askedMs = Date.now();
  const began = performance.now();
  const itsMs = await databaseMs();
  const halfwayMs = (performance.now() - began) / 2;
  const apartMs = askedMs + halfwayMs - itsMs;
  const aheadMs = Math.sign(apartMs) * Math.max(0, Math.abs(apartMs) - halfwayMs);
  return { state: stateOf(Math.abs(aheadMs)), aheadMs: Math.round(aheadMs) };
}

function stateOf(apartMs: number): ClockState {
  if (apartMs >= wrongFromMs) return 'wrong';
  return apartMs >= offFromMs ? 'off' : 'right';
}

/** Begins at once. While the database is away, what was read last counts. */
export function watchClock({
  databaseMs,
  seen,
  everyMs = 60_000,
  againMs = 5_000,
}: WatchedClock): ClockWatch {
  const stopped = new AbortController();
  let state: ClockState = 'right';
  let aheadMs = 0;
  const look = async (): Promise<void> => {
    const reading = await readClock(databaseMs).catch(() => undefined);
    if (!reading || stopped.signal.aborted) return;
    ({ state, aheadMs } = reading);
    seen?.(reading);
  };
  const first = look();
  const keepLooking = async (): Promise<void> => {
    await first;
    for (;;) {
      const untilNextMs = state === 'right' ? everyMs : againMs;
      await pause(untilNextMs, undefined, { ref: false, signal: stopped.signal });
      await look();
    }
  };
  void keepLooking().catch((error: unknown) => {
    if (!stopped.signal.aborted) throw error;
  });
  return {
    get state() {
      return state;
    },
    get aheadMs() {
      return aheadMs;
    },
    first,
    stop: () => stopped.abort(),
  };
}
