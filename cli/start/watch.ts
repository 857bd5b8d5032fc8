/** Looks at the filed samples again and again until all are settled. */
import { setTimeout as delay } from 'node:timers/promises';
import { Failure } from '../failure';
import type { ApiClient } from '../http/api-client';
import { isOver, readView, type FiledSample } from './filed-sample';

const lookEveryMs = 150;

export interface Watch {
  api: ApiClient;
  all: readonly FiledSample[];
  /** Called after each round, with the views renewed in `all`. */
  show: (all: readonly FiledSample[]) => void;
  /** Ends the watching; what is not settled then stays as last seen. */
  signal: AbortSignal;
}

export async function watchUntilSettled({ api, all, show, signal }: Watch): Promise<void> {
  for (;;) {
    for (const one of all) if (!isOver(one)) await look(api, one);
    show(all);
    if (all.every(isOver) || signal.aborted) return;
    await delay(lookEveryMs, undefined, { signal }).catch(() => undefined);
  }
}

/** An API that is being restarted is asked again in the next round. */
async function look(api: ApiClient, one: FiledSample): Promise<void> {
  try {
    if (one.filed) one.view = await readView(api, one.filed);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
  }
}
