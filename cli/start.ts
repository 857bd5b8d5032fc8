/** `lienthong start`: the system with the sample cases, to look at or (`--once`) as a check that it works. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError } from '../runtime/config';
import { removeStack } from '../runtime/stack/remove-stack';
import type { Ready } from '../runtime/stack/ready';
import { startStack } from '../runtime/stack/start-stack';
import { exitCodes } from './failure';
import { untilSignal } from './signals';

export interface StartCommand {
  once: boolean;
  data: string;
  port?: number;
  /** Called when the console has to be built first. */
  buildingConsole?: () => void;
}

/** Files the samples and shows them; resolves to whether each reached the outcome written beside it. */
export type RunSamples = (options: { ready: Ready; signal: AbortSignal }) => Promise<boolean>;

/**
 * Exit code: with `once` 0 only if every sample came out as expected, on a fresh folder that is removed; else
 * the system stays up until a signal and the code is 0.
 */
export async function runStart(command: StartCommand, runSamples: RunSamples): Promise<number> {
  if (!command.once) return withStack(command, command.data, runSamples);
  const dir = mkdtempSync(join(tmpdir(), 'lienthong-'));
  try {
    return await withStack(command, dir, runSamples);
  } finally {
    removeStack(dir);
  }
}

async function withStack(command: StartCommand, dir: string, runSamples: RunSamples): Promise<number> {
  const stop = new AbortController();
  const interrupted = untilSignal();
  const signal = AbortSignal.any([interrupted, stop.signal]);
  const port = command.port === undefined ? {} : { port: command.port };
  try {
    const { buildingConsole = () => undefined } = command;
    const stack = await startStack({ dir, echo: false, signal, buildingConsole, ...port });
    const ended = stack.finished.then(() => false);
    const asExpected = await Promise.race([runSamples({ ready: stack.ready, signal }), ended]);
    if (command.once) stop.abort();
    await stack.finished;
    return asExpected || !command.once ? 0 : 1;
  } catch (error) {
    if (interrupted.aborted) return command.once ? 1 : 0;
    if (error instanceof ConfigError) {
      console.error(error.message);
      return exitCodes.notDone;
    }
    console.error(error instanceof Error ? error.message : 'failed', `(${join(dir, 'logs')})`);
    return exitCodes.foundWrong;
  } finally {
    stop.abort();
  }
}
