/** Files the samples through the public API, shows their steps as they move, and says what came of them. */
import { cliConfig } from '../../runtime/config/cli';
import type { Ready } from '../../runtime/stack/ready';
import { ApiClient } from '../http/api-client';
import type { Language } from '../language';
import { samples as ourSamples } from '../samples/samples';
import type { Sample } from '../samples/sample';
import { boardFor, type Screen } from './board';
import { fileSample, type FiledSample } from './filed-sample';
import { differences } from './judge';
import { prepareRecords } from './prepare';
import { addressesText, summaryText } from './summary';
import { watchUntilSettled } from './watch';

export interface RunSamplesOptions {
  ready: Ready;
  /** Ends the watching early. */
  signal: AbortSignal;
  language?: Language;
  /** Named in the hints where it is not the usual one. */
  dataDir?: string;
  screen?: Screen;
  samples?: readonly Sample[];
  /** What is not settled by then counts as not come out. */
  withinMs?: number;
}

const settledWithinMs = 90_000;

/** Whether each sample reached the outcome written beside it. Rejects when filing itself is not possible. */
export async function runSamples(options: RunSamplesOptions): Promise<boolean> {
  const { ready, signal, dataDir, samples = ourSamples, withinMs = settledWithinMs } = options;
  const config = cliConfig();
  const language = options.language ?? config.language;
  const screen = options.screen ?? terminal;
  const token = config.token ?? ready.tokens?.['portal'];
  const api = new ApiClient({ baseUrl: ready.api, token, language });
  await prepareRecords(ready.agencies, samples);
  const all = await fileAll(api, samples, signal);
  const board = boardFor(screen, all.length, language);
  const enough = AbortSignal.any([signal, AbortSignal.timeout(withinMs)]);
  await watchUntilSettled({ api, all, show: (seen) => board.show(seen), signal: enough });
  const judged = all.map((one) => ({ ...one, differences: differences(one, all) }));
  screen.write(`\n${summaryText(judged, language)}\n\n${addressesText(ready, language, dataDir)}\n`);
  return judged.length === samples.length && judged.every((one) => one.differences.length === 0);
}

/** One after another, as families come to the counter. */
async function fileAll(
  api: ApiClient,
  samples: readonly Sample[],
  signal: AbortSignal,
): Promise<FiledSample[]> {
  const all: FiledSample[] = [];
  for (const sample of samples) if (!signal.aborted) all.push(await fileSample(api, sample));
  return all;
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
