/**
 * The processes of a data folder, on file, so that those a killed supervisor left behind are found and
 * stopped before new ones start on the same data.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { findJson, writeWhole } from '../files';
import type { Logger } from '../logging';
import { findProcess, isRunning, processIdentity } from './process-identity';

const entry = processIdentity.extend({ stopSignal: z.string() });
type Entry = z.infer<typeof entry>;
const table = z.record(z.string(), entry);

const endsWithinMs = 10_000;
const lookEveryMs = 50;

export class ProcessTable {
  private entries: Record<string, Entry> = {};

  constructor(private readonly file: string) {}

  /** Written at once, before anything can happen to the supervisor. */
  record(name: string, pid: number, stopSignal: NodeJS.Signals): void {
    const found = findProcess(pid);
    if (found === undefined) return;
    this.entries[name] = { ...found, stopSignal };
    writeWhole(this.file, JSON.stringify(this.entries));
  }

  /** Stops what a former supervisor left running; resolves when all of it is gone. */
  async stopLeftovers(log: Logger): Promise<void> {
    const kept = table.safeParse(findJson(this.file));
    const left = Object.entries(kept.success ? kept.data : {}).filter(([, known]) => isRunning(known));
    await Promise.all(
      left.map(async ([name, known]) => {
        log.warn(
          { part: name, process: known.pid },
          'left running by a supervisor that was killed; stopping it',
        );
        await stopLeftover(known);
      }),
    );
  }
}

async function stopLeftover(known: Entry): Promise<void> {
  process.kill(known.pid, known.stopSignal);
  const deadline = Date.now() + endsWithinMs;
  while (isRunning(known)) {
    if (Date.now() > deadline) process.kill(known.pid, 'SIGKILL');
    await delay(lookEveryMs);
  }
}
