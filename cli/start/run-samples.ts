/** Files the samples through the public API, shows their steps as they move, and says what came of them. */
import { cliConfig } from '../../runtime/config/cli';
import type { Ready } from '../../runtime/stack/ready';
import { ApiClient } from '../http/api-client';
import type { Language } from '../language';
import { samples as ourSamples } from '../samples/samples';
import type { Sample } from '../samples/sample';
import { boardFor, type Screen } from './board';
import type { Clients, ActingRole } from './do-act';
import type { FiledSample } from './filed-sample';
import { differences } from './judge';
import { prepareRecords } from './prepare';
import { leaveTasks } from './leave-tasks';
import { inScene } from './scene';
import { addressesText, summaryText } from './summary';
import { watchUntilOver, type Watch } from './watch';

export interface RunSamplesOptions {
  ready: Ready;
  /** Ends the watching early. */
  signal: AbortSignal;
  language?: Language;
  /** Named in the hints where it is not the usual one. */
  dataDir?: string;
  screen?: Screen;
  samples?: readonly Sample[];
  /** Some more are left for clerks to decide. */
  leavesTasks?: boolean;
  /** What is not settled by then counts as not come out. */
  withinMs?: number;
}

const settledWithinMs = 120_000;
/** A sample that plays alone keeps the others waiting no longer than this. */
const sceneWithinMs = 20_000;

/** Whether each sample reached the outcome written beside it. Rejects when a simulator does not take its records. */
export async function runSamples(options: RunSamplesOptions): Promise<boolean> {
  const { ready, signal, dataDir, samples = ourSamples, withinMs = settledWithinMs } = options;
  const config = cliConfig();
  const language = options.language ?? config.language;
  const screen = options.screen ?? terminal;
  await prepareRecords(ready.agencies, samples);
  const all = samples.map((sample): FiledSample => ({ sample, done: [] }));
  const clients = clientsOf(ready, config.token, language);
  const board = boardFor(screen, all.length, language);
  const enough = AbortSignal.any([signal, AbortSignal.timeout(withinMs)]);
  await play({ clients, all, show: (seen) => board.show(seen), signal: enough }, ready.agencies);
  const judged = all.map((one) => ({ ...one, differences: differences(one, all) }));
  screen.write(`\n${summaryText(judged, language)}\n`);
  const work = options.leavesTasks === true ? await leaveTasks(ready, { language, signal }) : [];
  screen.write(`\n${addressesText(ready, { language, dataDir, work })}\n`);
  return judged.every((one) => one.differences.length === 0);
}

/** First those that need the agencies for themselves, one by one; then the others, as families come to the counter. */
async function play(watch: Omit<Watch, 'playing'>, agencies: Ready['agencies']): Promise<void> {
  for (const one of watch.all) {
    const { scene } = one.sample;
    if (!scene || watch.signal.aborted) continue;
    const signal = AbortSignal.any([watch.signal, AbortSignal.timeout(sceneWithinMs)]);
    await inScene(agencies, scene, () => watchUntilOver({ ...watch, playing: [one], signal }));
  }
  await watchUntilOver({ ...watch, playing: watch.all });
}

/** With an identity of its own a system knows one token, whose owner may do it all. */
function clientsOf(ready: Ready, ownToken: string | undefined, language: Language): Clients {
  const client = (role: ActingRole): ApiClient =>
    new ApiClient({ baseUrl: ready.api, token: ownToken ?? ready.tokens?.[role], language });
  return { portal: client('portal'), supervisor: client('supervisor'), ops: client('ops') };
}

const terminal: Screen = {
  get isTTY() {
    return process.stdout.isTTY;
  },
  get columns() {
    return process.stdout.columns;
  },
  get rows() {
    return process.stdout.rows;
  },
  write: (text) => void process.stdout.write(text),
};
