import { setTimeout as delay } from 'node:timers/promises';
import { ServiceError, type WorkflowHandle } from '@temporalio/client';
import type { CaseView } from '../../domain/case-view';
import type { AgencyDecision } from '../../domain/schemas/agency-contract';
import { caseView, decisionsReceived, type Order, type OrderReply } from '../../workflows/messages';
import { CaseUnderTest } from './case-under-test';
import type { ModelAgencies } from './model-agencies';
import type { ModelRegister } from './model-register';

/** Longer than a case of a crowded fleet ever takes to its next rest. */
const patienceMs = 60_000;
/** Longer than a workflow task ever takes. */
const taskMs = 10_000;

/**
 * The time-skipping server has lost the run: it refuses a workflow task that takes back a timer or an activity which has
 * ended meanwhile, and then neither times the task out nor hands it out again (temporalio/sdk-java#3088); on a busy
 * machine it also schedules a task that it never hands out.
 */
class RunStranded extends Error {}

/** What went wrong with a case, in words; that the server has lost its run did not. */
export function wordsOn(error: unknown): string {
  if (error instanceof RunStranded) throw error;
  return error instanceof ServiceError ? `${String(error)}: ${String(error.cause)}` : String(error);
}

/** Does something with a case, and with another one where the server has lost that one's run; null where it loses each. */
export async function unlessStranded<T>(act: () => Promise<T>, times = 3): Promise<T | null> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof RunStranded)) throw error;
    return times > 1 ? unlessStranded(act, times - 1) : null;
  }
}

/** One case of a fleet, on a server. */
export class FleetCase extends CaseUnderTest {
  readonly mayBeAskedAnyTime = false;

  constructor(
    private readonly parts: {
      giveOrder: (caseId: string, order: Order) => Promise<OrderReply | string>;
      register: ModelRegister;
      agencies: ModelAgencies;
      handle: WorkflowHandle;
      caseId: string;
    },
  ) {
    super(parts);
  }

  async tell(decision: AgencyDecision): Promise<void> {
    await this.parts.handle
      .signal(decisionsReceived, { version: 1, received: [{ decision, atMs: Date.now() }] })
      .catch(() => undefined);
  }

  order(order: Order): Promise<OrderReply | string> {
    return this.inTime(() => this.parts.giveOrder(this.caseId, order));
  }

  /** As near to one another as a server lets them be. */
  async tellAndOrder(decision: AgencyDecision, order: Order): Promise<OrderReply | string> {
    const [, reply] = await Promise.all([this.tell(decision), this.order(order)]);
    return reply;
  }

  async look(): Promise<CaseView> {
    const view = await this.inTime(() => this.ask());
    this.looks.push(view);
    return view;
  }

  /** The time-skipping server now and then answers no query of a case that a worker has just let go of; then again. */
  private async ask(times = 5): Promise<CaseView> {
    const { handle } = this.parts;
    try {
      return await handle.client.withDeadline(Date.now() + taskMs, () => handle.query(caseView));
    } catch (error) {
      // That the case does not replay, or has no such query, is another kind of error.
      if (!(error instanceof ServiceError) || times === 1) throw error;
      return this.ask(times - 1);
    }
  }

  /** It goes on by itself. */
  goOn(): Promise<void> {
    return Promise.resolve();
  }

  /** Whoever it is passed on to does so. */
  hearLate(): Promise<void> {
    return Promise.resolve();
  }

  /** The server's time is that of all its cases. */
  pass(): Promise<void> {
    return Promise.resolve();
  }

  protected until(fits: (view: CaseView) => boolean): Promise<CaseView> {
    return this.inTime(() => this.register.until(this.caseId, fits));
  }

  /** A call that nobody waits for any more is broken off: tried again once its connection is closed, it would fail another test. */
  private async inTime<T>(act: () => Promise<T>): Promise<T> {
    const patience = new AbortController();
    const late = this.waitInVain(patience.signal);
    try {
      return await Promise.race([this.parts.handle.client.withAbortSignal(patience.signal, act), late]);
    } finally {
      patience.abort();
      late.catch(() => undefined);
    }
  }

  private async waitInVain(signal: AbortSignal): Promise<never> {
    let last = '';
    for (let waitedMs = 0; waitedMs < patienceMs; waitedMs += taskMs) {
      await delay(taskMs, undefined, { signal });
      const open = await this.openTask();
      if (open !== '' && open === last) throw new RunStranded('the server has lost the run');
      last = open;
    }
    throw new Error(`the case does not come to rest: ${JSON.stringify(this.recorded.waitingFor)}`);
  }

  /** The workflow task that waits for a worker, or that one has and has not ended. */
  private async openTask(): Promise<string> {
    const { events = [] } = await this.parts.handle.fetchHistory();
    const last = events?.findLast(
      (event) =>
        event.workflowTaskScheduledEventAttributes ??
        event.workflowTaskStartedEventAttributes ??
        event.workflowTaskCompletedEventAttributes,
    );
    return last && !last.workflowTaskCompletedEventAttributes ? String(last.eventId) : '';
  }
}
