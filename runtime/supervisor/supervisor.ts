/**
 * Keeps a set of parts running. They start side by side; each waits for what it needs by itself. A part that
 * dies is started again while the others are left alone; they are stopped one after another, the last first.
 */
import type { ChildProcess } from 'node:child_process';
import type { Logger } from '../logging';
import type { PartDefinition } from './part';
import type { ProcessTable } from './process-table';
import { SupervisedPart } from './supervised-part';

export interface SupervisorOptions {
  /** In the order in which they depend on each other: what comes later is stopped earlier. */
  parts: readonly PartDefinition[];
  table: ProcessTable;
  log: Logger;
  /** Where a part's stdout and stderr go. */
  collect: (name: string, child: ChildProcess) => void;
  /** A process has been started, at first or again; `processes()` has changed. */
  changed: () => void;
}

export class Supervisor {
  /** Resolves when all parts have been stopped; rejects with HopelessPartError when one cannot be kept running. */
  readonly finished: Promise<void>;
  private readonly parts: readonly SupervisedPart[];
  private readonly allAnswered: Promise<void>;
  private readonly silent: Set<string>;

  constructor(private readonly options: SupervisorOptions) {
    this.silent = new Set(options.parts.map((part) => part.name));
    let answeredByAll = (): void => undefined;
    this.allAnswered = new Promise((resolve) => (answeredByAll = resolve));
    const answered = (name: string): void => {
      options.log.info({ part: name }, 'answers');
      this.silent.delete(name);
      if (this.silent.size === 0) answeredByAll();
    };
    const started = (name: string, child: ChildProcess): void => this.started(name, child);
    this.parts = options.parts.map((part) => new SupervisedPart(part, { started, answered }, options.log));
    this.finished = Promise.all(this.parts.map((part) => part.run())).then(() => undefined);
  }

  /** Resolves when every part has answered; rejects when one is hopeless or all were stopped before. */
  async everyPartAnswers(): Promise<void> {
    const stopped = this.finished.then(() => {
      throw new Error('stopped before every part answered');
    });
    await Promise.race([this.allAnswered, stopped]);
  }

  /** The pid of each part that has a process now, by name. */
  processes(): Record<string, number> {
    const running = this.parts.flatMap(({ name, pid }) => (pid === undefined ? [] : [[name, pid] as const]));
    return Object.fromEntries(running);
  }

  /** Resolves when no process is left. */
  async stop(): Promise<void> {
    for (const part of [...this.parts].reverse()) await part.stop();
  }

  private started(name: string, child: ChildProcess): void {
    const { table, collect, changed, parts } = this.options;
    collect(name, child);
    const stopSignal = parts.find((part) => part.name === name)?.stop.signal ?? 'SIGTERM';
    if (child.pid !== undefined) table.record(name, child.pid, stopSignal);
    changed();
  }
}
