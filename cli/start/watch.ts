/** Takes samples to their ends: files each when its time has come, looks at it again and again, does what is to be done. */
import { setTimeout as delay } from 'node:timers/promises';
import { Failure } from '../failure';
import { ApiProblem } from '../http/problem';
import { doAct, type Clients } from './do-act';
import { fileSample, hasCome, isPlayed, nextAct, readView, type FiledSample } from './filed-sample';

const lookEveryMs = 150;

export interface Watch {
  clients: Clients;
  /** Those to be taken to their ends, in the order in which they are filed. */
  playing: readonly FiledSample[];
  /** Among them, and among those that have played already, are the ones that others wait for. */
  all: readonly FiledSample[];
  /** Called after each round, with the views renewed in `all`. */
  show: (all: readonly FiledSample[]) => void;
  /** Ends the watching; what is not over then stays as last seen. */
  signal: AbortSignal;
}

export async function watchUntilOver({ clients, playing, all, show, signal }: Watch): Promise<void> {
  for (;;) {
    for (const one of playing) if (!signal.aborted && !isPlayed(one)) await lookAfter(clients, one, all);
    show(all);
    if (playing.every(isPlayed) || signal.aborted) return;
    await delay(lookEveryMs, undefined, { signal }).catch(() => undefined);
  }
}

/** An API that is being restarted is asked again in the next round; the keys see to it that nothing happens twice. */
async function lookAfter(clients: Clients, one: FiledSample, all: readonly FiledSample[]): Promise<void> {
  try {
    if (!one.filed && isDue(one, all)) Object.assign(one, await fileSample(clients.portal, one.sample));
    await act(clients, one);
    if (one.filed) one.view = await readView(clients.portal, one.filed);
  } catch (error) {
    const isAway = error instanceof Failure || (error instanceof ApiProblem && error.problem.status === 503);
    if (!isAway) throw error;
  }
}

function isDue({ sample: { filedWhen } }: FiledSample, all: readonly FiledSample[]): boolean {
  if (!filedWhen) return true;
  const other = all.find(({ sample }) => sample.id === filedWhen.sample);
  return other !== undefined && hasCome(filedWhen.is, other);
}

/** Done upon the view that was shown last, which is no longer true then. */
async function act(clients: Clients, one: FiledSample): Promise<void> {
  const next = nextAct(one);
  if (!next || !one.view || !hasCome(next.when, one)) return;
  one.done.push(await doAct(clients, one.sample.id, next, one.view));
  delete one.view;
}
