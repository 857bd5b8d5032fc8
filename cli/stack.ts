/** `lienthong stack`: the system without samples, for portals, agencies and checks to work against. */
import { ConfigError } from '../runtime/config';
import type { Programs } from '../runtime/stack/parts';
import { startStack } from '../runtime/stack/start-stack';
import { exitCodes } from './failure';
import { untilSignal } from './signals';

export interface StackCommand {
  data: string;
  port?: number;
  /** Stand-ins for our own programs, in tests. */
  programs?: Programs;
}

/** Prints the READY line, then stays until a signal (0) or until a part cannot be kept running (1). 2: misconfigured. */
export async function runStack({ data, ...choices }: StackCommand): Promise<number> {
  const signal = untilSignal();
  try {
    const stack = await startStack({ dir: data, echo: true, signal, ...choices });
    process.stdout.write(`READY ${JSON.stringify(stack.ready)}\n`);
    await stack.finished;
    return 0;
  } catch (error) {
    if (signal.aborted) return 0;
    process.stderr.write(`${error instanceof Error ? error.message : 'failed'}\n`);
    return error instanceof ConfigError ? exitCodes.notDone : exitCodes.foundWrong;
  }
}
