import { ApplicationFailure, CancelledFailure, TemporalFailure } from '@temporalio/common';

/**
 * Stands in for the engine's surroundings (`@temporalio/workflow`), so that the whole of it runs unchanged in this
 * process, in no time, and a test says what happens next: which of the calls under way ends first, how time goes on.
 * What the SDK itself adds, replay above all, is for the tests on a server. One workflow at a time.
 */
export { ApplicationFailure, TemporalFailure } from '@temporalio/common';
export const isCancellation = (error: unknown): boolean => error instanceof CancelledFailure;

const firesEarlyMs = 5;

type Fn = (...args: never[]) => unknown;
interface Call {
  name: string;
  attempt(): Promise<void>;
}
interface CallOptions {
  isLocal: boolean;
  /** Cancelled, it is over when its last attempt is. */
  waits: boolean;
}
interface Handler {
  handle: Fn;
  validator?: Fn;
}

export class FakeTemporal {
  static current = new FakeTemporal();
  nowMs = 0;
  runId = 'run-1';
  startedMs = 0;
  /** Calls under way, oldest first: each goes on when it is told to. */
  calls: Call[] = [];
  activities: Readonly<Record<string, Fn>> = {};
  readonly handlers = new Map<string, Handler>();
  updates = 0;
  private timers: { atMs: number; fire: () => void; isOwn: boolean }[] = [];
  private conditions: { holds: () => boolean; met: () => void }[] = [];

  /** One of the calls under way comes to an end, or to another try. */
  async finish(which = 0): Promise<void> {
    const [call] = this.calls.splice(which % this.calls.length, 1);
    await call?.attempt();
    await this.settle();
  }

  /** Time goes on to the next timer, at most by so much. The workflow's own fires early by its clock, as on a replay it may. */
  async pass(atMostMs: number): Promise<void> {
    const next = Math.min(...this.timers.map(({ atMs }) => atMs));
    const until = Math.min(next, this.nowMs + atMostMs);
    const due = this.timers.filter(({ atMs }) => atMs <= until);
    const isEarly = due.some(({ isOwn }) => isOwn);
    this.nowMs = Math.max(this.nowMs, isEarly ? until - firesEarlyMs : until);
    this.timers = this.timers.filter(({ atMs }) => atMs > until);
    for (const { fire } of due) fire();
    await this.settle();
  }

  /** Lets the workflow come to where it waits. */
  async settle(): Promise<void> {
    for (;;) {
      await new Promise((resolve) => setImmediate(resolve));
      const met = this.conditions.filter(({ holds }) => holds());
      if (met.length === 0) return;
      this.conditions = this.conditions.filter((condition) => !met.includes(condition));
      for (const condition of met) condition.met();
    }
  }

  /** What was under way is no more. */
  forget(): void {
    this.calls = [];
    this.timers = [];
    this.conditions = [];
    this.updates = 0;
  }

  after(ms: number, fire: () => void, isOwn = false): void {
    this.timers.push({ atMs: this.nowMs + ms, fire, isOwn });
  }

  until(holds: () => boolean, met: () => void): void {
    if (holds()) met();
    else this.conditions.push({ holds, met });
  }

  call(name: string, args: never[], { isLocal, waits }: CallOptions): Promise<unknown> {
    const activity = this.activities[name];
    if (!activity) throw new Error(`no activity ${name}`);
    const scope = CancellationScope.current;
    // What goes over the wire is what JSON makes of it.
    const input = JSON.parse(JSON.stringify(args)) as never[];
    const scheduledTimestampMs = this.nowMs;
    return new Promise((resolve, reject) => {
      let retryMs = 500;
      let attempts = 0;
      const attempt = async () => {
        attempts += 1;
        const currentAttemptScheduledTimestampMs = this.nowMs;
        attempted = { scheduledTimestampMs, currentAttemptScheduledTimestampMs, attempt: attempts };
        try {
          const result: unknown = await activity(...input);
          resolve(result === undefined ? undefined : JSON.parse(JSON.stringify(result)));
        } catch (error) {
          const isLast = isLocal || scope?.consideredCancelled === true;
          if (isLast || (error instanceof ApplicationFailure && error.nonRetryable))
            return reject(new TemporalFailure('activity failed'));
          const delay =
            error instanceof ApplicationFailure ? Number(error.nextRetryDelay ?? retryMs) : retryMs;
          retryMs = Math.min(retryMs * 2, 15_000);
          this.after(delay, () => scope?.consideredCancelled || this.calls.push({ name, attempt }));
        }
      };
      scope?.onCancel(() => {
        const isOut = this.calls.some((call) => call.attempt === attempt);
        if (isOut && waits) return;
        this.calls = this.calls.filter((call) => call.attempt !== attempt);
        reject(new CancelledFailure('cancelled'));
      });
      this.calls.push({ name, attempt });
    });
  }
}

export class CancellationScope {
  static current: CancellationScope | undefined;
  consideredCancelled = false;
  private listeners: (() => void)[] = [];

  /** Whoever asks the whole workflow to be cancelled is not stood in for. */
  static nonCancellable<T>(act: () => Promise<T>): Promise<T> {
    return act();
  }

  run<T>(act: () => Promise<T>): Promise<T> {
    CancellationScope.current = this;
    try {
      return act();
    } finally {
      CancellationScope.current = undefined;
    }
  }

  onCancel(listener: () => void): void {
    this.listeners.push(listener);
  }

  cancel(): void {
    this.consideredCancelled = true;
    for (const listener of this.listeners) listener();
  }
}

/** Of the activity that is being attempted. */
let attempted = { scheduledTimestampMs: 0, currentAttemptScheduledTimestampMs: 0, attempt: 1 };
export const activityInfo = () => attempted;

const proxy = (options: CallOptions) =>
  new Proxy(
    {},
    {
      get:
        (_, name: string) =>
        (...args: never[]) =>
          FakeTemporal.current.call(name, args, options),
    },
  );
export const proxyActivities = ({ cancellationType }: { cancellationType?: string }) =>
  proxy({ isLocal: false, waits: cancellationType === 'WAIT_CANCELLATION_COMPLETED' });
export const proxyLocalActivities = () => proxy({ isLocal: true, waits: false });
export const workflowInfo = () => ({
  runId: FakeTemporal.current.runId,
  historyLength: 0,
  taskQueue: 'cases',
  startTime: new Date(FakeTemporal.current.startedMs),
});
export const allHandlersFinished = () => FakeTemporal.current.updates === 0;
export const sleep = (ms: number) =>
  new Promise<void>((resolve) => FakeTemporal.current.after(ms, resolve, true));
export const condition = (holds: () => boolean, withinMs?: number) =>
  new Promise<boolean>((resolve) => {
    FakeTemporal.current.until(holds, () => resolve(true));
    if (withinMs !== undefined) FakeTemporal.current.after(withinMs, () => resolve(false));
  });
const define = (name: string) => ({ name });
export const defineSignal = define;
export const defineQuery = define;
export const defineUpdate = define;
export const setHandler = (
  { name }: { name: string },
  handle: Fn,
  { validator }: { validator?: Fn } = {},
): void => {
  FakeTemporal.current.handlers.set(name, { handle, ...(validator && { validator }) });
};
