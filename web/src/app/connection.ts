/** Whether the API is within reach: told by calls and streams, tried again each second while it is not. */
import { useSyncExternalStore } from 'react';

export type ConnectionState = 'connected' | 'away' | 'back';

const tryEveryMs = 1_000;
/** A moment's silence is nobody's business. */
const sayAfterMs = 3_000;
const sayBackForMs = 4_000;

let state: ConnectionState = 'connected';
let lostAt: number | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();
const returns = new Set<() => void>();

function become(next: ConnectionState): void {
  if (state === next) return;
  state = next;
  listeners.forEach((listener) => listener());
}

async function tryAgain(): Promise<void> {
  const answer = await fetch('/readyz', { cache: 'no-store' }).catch(() => undefined);
  if (answer?.ok) return connection.reached();
  if (lostAt !== undefined && Date.now() - lostAt >= sayAfterMs) become('away');
  timer = setTimeout(() => void tryAgain(), tryEveryMs);
}

export const connection = {
  lost(): void {
    if (lostAt !== undefined) return;
    lostAt = Date.now();
    timer = setTimeout(() => void tryAgain(), tryEveryMs);
  },
  /** Something broke that may have other reasons: looks whether the API is there. */
  async check(): Promise<void> {
    const answer = await fetch('/readyz', { cache: 'no-store' }).catch(() => undefined);
    if (!answer?.ok) connection.lost();
  },
  reached(): void {
    if (lostAt === undefined) return;
    lostAt = undefined;
    clearTimeout(timer);
    if (state === 'away') {
      become('back');
      setTimeout(() => {
        if (lostAt === undefined) become('connected');
      }, sayBackForMs);
    }
    returns.forEach((listener) => listener());
  },
  /** Calls back each time the API is there again. */
  onReturn(listener: () => void): () => void {
    returns.add(listener);
    return () => returns.delete(listener);
  },
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useConnection = (): ConnectionState => useSyncExternalStore(subscribe, () => state);
