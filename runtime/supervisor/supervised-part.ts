/** One part over all its lives: started, watched, started again when it dies, until it is stopped or hopeless. */
import type { ChildProcess } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '../logging';
import { processExitCodes } from '../process';
import type { Launch, PartDefinition } from './part';
import { RestartPolicy } from './restart-policy';

export interface PartEvents {
  started(name: string, child: ChildProcess): void;
  /** The process that runs now answers; its pid may be published. */
  answered(name: string): void;
}

/** The part dies again and again, or cannot be made ready; the whole stack must end. */
export class HopelessPartError extends Error {
  override name = 'HopelessPartError';
}

interface Death {
  answeredMs: number | undefined;
  code: number | null;
  signal: NodeJS.Signals | null;
}

export class SupervisedPart {
  private readonly stopping = new AbortController();
  private readonly policy = new RestartPolicy();
  private child: ChildProcess | undefined;
  private over: Promise<void> | undefined;

  constructor(
    private readonly definition: PartDefinition,
    private readonly events: PartEvents,
    private readonly log: Logger,
  ) {}

  get name(): string {
    return this.definition.name;
  }

  get pid(): number | undefined {
    return this.child?.pid;
  }

  /** Resolves when the part has been stopped; rejects with HopelessPartError. */
  run(): Promise<void> {
    this.over ??= this.liveOn();
    return this.over;
  }

  /** Asks it to end and kills it if it takes longer than it may; resolves when no process is left. */
  async stop(): Promise<void> {
    this.stopping.abort();
    this.child?.kill(this.definition.stop.signal);
    const kill = setTimeout(() => this.child?.kill('SIGKILL'), this.definition.stop.withinMs);
    await this.over?.catch(() => undefined);
    clearTimeout(kill);
  }

  private async liveOn(): Promise<void> {
    const launch = await this.prepared();
    while (launch !== undefined && !this.isStopping()) {
      const death = await this.oneLife(launch);
      if (this.isStopping()) return;
      await this.pauseAfter(death);
    }
  }

  /** Undefined when it was stopped meanwhile. */
  private async prepared(): Promise<Launch | undefined> {
    try {
      return await abortable(this.definition.prepare(this.stopping.signal), this.stopping.signal);
    } catch (error) {
      if (this.isStopping()) return undefined;
      const why = error instanceof Error ? error.message : 'unknown';
      throw new HopelessPartError(`${this.name} cannot be started: ${why}`, { cause: error });
    }
  }

  private async oneLife(launch: Launch): Promise<Death> {
    const child = launch();
    this.child = child;
    const ended = new AbortController();
    const death: Death = { answeredMs: undefined, code: null, signal: null };
    const exit = untilGone(child, death);
    this.events.started(this.name, child);
    const answered = this.definition.answers(child, ended.signal).then(
      () => {
        death.answeredMs = Date.now();
        this.events.answered(this.name);
      },
      () => undefined,
    );
    await exit;
    ended.abort();
    await answered;
    this.child = undefined;
    return death;
  }

  private async pauseAfter({ code, signal, answeredMs }: Death): Promise<void> {
    const verdict = this.policy.afterDeath(Date.now(), answeredMs);
    if (code === processExitCodes.misconfigured)
      throw new HopelessPartError(`${this.name} is not configured; its log says why`);
    if (verdict.kind === 'give-up') {
      throw new HopelessPartError(
        `${this.name} died ${String(verdict.deaths)} times in a row; its log says why`,
      );
    }
    this.log.warn({ part: this.name, code, signal, pauseMs: verdict.pauseMs }, 'died; starting it again');
    await delay(verdict.pauseMs, undefined, { signal: this.stopping.signal }).catch(() => undefined);
  }

  private isStopping(): boolean {
    return this.stopping.signal.aborted;
  }
}

/** Not `close`: what a killed server leaves behind may hold its pipes open for a while. */
function untilGone(child: ChildProcess, death: Death): Promise<void> {
  return new Promise((resolve) => {
    child.on('error', () => (child.pid === undefined ? resolve() : undefined));
    child.once('exit', (code, signal) => {
      Object.assign(death, { code, signal });
      resolve();
    });
  });
}

async function abortable<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const aborted = new Promise<never>((_, reject) =>
    signal.addEventListener('abort', () => reject(new Error('stopped')), { once: true }),
  );
  return Promise.race([work, aborted]);
}
