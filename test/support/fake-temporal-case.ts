import { ApplicationFailure } from '@temporalio/common';
import type { RecordedCase } from '../../domain/case-events';
import { createActivities } from '../../activities/activities';
import type { UnusableDecision } from '../../domain/unusable-decision';
import type { LateDecision } from '../../casework/decisions/take-decision';
import type { AgencyWord } from '../../casework/engine';
import { canonicalJson } from '../../domain/canonical-json';
import type { CaseView } from '../../domain/case-view';
import type { AgencyDecision } from '../../domain/schemas/agency-contract';
import { inputOf } from '../../casework/temporal/start-options';
import { runCase } from '../../workflows/engine/run-case';
import type { Order, OrderAnswer, OrderReply } from '../../workflows/messages';
import { noPapers } from './model-papers';
import { CaseUnderTest } from './case-under-test';
import type { CaseInput } from '../../workflows/case-input';
import { ModelAgencies, type Meet } from './model-agencies';
import { ModelRegister } from './model-register';
import { lateDecision, saidOf } from './orders';
import { FakeTemporal } from './fake-temporal';

/** A case whose engine runs on the {@link FakeTemporal}; a test file that uses it mocks `@temporalio/workflow` by it. */
export class FakeTemporalCase extends CaseUnderTest {
  readonly mayBeAskedAnyTime = true;
  /** What has come too late for the case's own run. */
  readonly passedOn: LateDecision[] = [];
  private ended = false;
  private fault: Error | undefined;
  private runs = 0;
  private isOwn = true;

  private constructor(input: RecordedCase) {
    super({ register: new ModelRegister(), agencies: new ModelAgencies(), caseId: input.caseId });
    FakeTemporal.current = new FakeTemporal();
    FakeTemporal.current.nowMs = Date.parse(input.events[0]?.at ?? '');
    const { register, agencies } = this;
    const activities = createActivities({
      papers: noPapers,
      register,
      send: agencies.send,
      hearOfLinkedCase: () => Promise.resolve('granted'),
      stopLinkedCases: () => Promise.resolve([]),
      takeLateDecision: (late) => {
        this.passedOn.push(late);
        return Promise.resolve(true);
      },
    });
    FakeTemporal.current.activities = activities;
    register.file(input);
  }

  static readonly begin = async (input: RecordedCase, meet?: Meet): Promise<FakeTemporalCase> => {
    jest.spyOn(Date, 'now').mockImplementation(() => FakeTemporal.current.nowMs);
    const one = new FakeTemporalCase(input);
    if (meet) one.agencies.meetIn(one.caseId, meet);
    await one.run(input);
    return one;
  };

  async tell(decision: AgencyDecision): Promise<void> {
    if (this.ended) return;
    this.hand({ decision });
    await FakeTemporal.current.settle();
    this.check();
  }

  async hearLate(): Promise<void> {
    for (let late = this.passedOn.shift(); late; late = this.passedOn.shift())
      await this.order(lateDecision(late.step, late.decision));
  }

  async order(order: Order): Promise<OrderReply | string> {
    if (!this.ended) {
      const reply = await this.update(order);
      if (reply !== 'case-ended') return reply;
      await this.untilEnded();
    }
    const { events, documents } = this.record;
    return this.takenUp({ caseId: this.caseId, events, documents }, order);
  }

  async tellAndOrder(decision: AgencyDecision, order: Order): Promise<OrderReply | string> {
    if (!this.ended) this.hand({ decision });
    const reply = await this.order(order);
    await FakeTemporal.current.settle();
    this.check();
    return reply;
  }

  /** An order to the ended case, by somebody who has read it so. Throws where the run fails. */
  async takenUp(input: RecordedCase, order: Order): Promise<OrderReply | string> {
    this.fault = undefined;
    await this.run(input, false);
    return this.update(order).catch(async (error: unknown) => {
      this.ended = true;
      // What a failed run has begun goes on.
      while (FakeTemporal.current.calls.length > 0) await FakeTemporal.current.finish();
      FakeTemporal.current.forget();
      throw error;
    });
  }

  /** The run is gone, with all that it had not recorded; another goes on from the record. */
  async takenUpAnew(): Promise<boolean> {
    if (this.ended || this.recorded.settledAt !== null) return false;
    FakeTemporal.current.forget();
    await this.run({ caseId: this.caseId, ...this.record }, this.isOwn, { isResumed: true });
    return true;
  }

  /** Its worker is killed before anything of the case was durable; another begins, and finds a decision and an order. */
  async killed(input: RecordedCase, decision: AgencyDecision, order: Order): Promise<OrderReply | string> {
    FakeTemporal.current.forget();
    await this.run(input);
    await this.finishAll();
    this.hand({ decision });
    return this.update(order);
  }

  /** The run that ended is lost from its beginning, and begins again under its own id. */
  async begunAgain(input: RecordedCase): Promise<void> {
    FakeTemporal.current.forget();
    FakeTemporal.current.nowMs += 3_000;
    this.runs -= 1;
    await this.run(input);
  }

  /** The run that ended is lost from its beginning, and done again as it had been told; `meanwhile` may come between. */
  async endedAgain(
    input: RecordedCase,
    decisions: readonly AgencyDecision[],
    meanwhile?: Order,
  ): Promise<OrderReply | string | undefined> {
    await this.begunAgain(input);
    const [first, ...others] = decisions;
    if (first) await this.tell(first);
    await this.finishAll();
    const reply = meanwhile && (await this.update(meanwhile));
    for (const decision of others) await this.tell(decision);
    await this.finishAll();
    return reply;
  }

  look(): Promise<CaseView> {
    const view = JSON.parse(JSON.stringify(this.handle('caseView')())) as CaseView;
    this.looks.push(view);
    return Promise.resolve(view);
  }

  /** One of the calls under way ends. */
  async finishOne(which: number): Promise<void> {
    if (FakeTemporal.current.calls.length === 0) return;
    await FakeTemporal.current.finish(which);
    this.check();
  }

  /** Calls under way end one after another, and the case hears of all of them in one workflow task. */
  async finishTogether(...names: string[]): Promise<void> {
    for (const name of names) {
      const at = FakeTemporal.current.calls.findIndex((call) => call.name === name);
      if (at < 0) throw new Error(`${name} is not under way`);
      FakeTemporal.current.nowMs += 1;
      await FakeTemporal.current.calls.splice(at, 1)[0]?.attempt();
    }
    await FakeTemporal.current.settle();
    this.check();
  }

  private async finishAll(): Promise<void> {
    while (FakeTemporal.current.calls.length > 0) await this.finishOne(0);
  }

  async goOn(pick: number): Promise<void> {
    for (let n = 0; n < pick % 4; n += 1) await this.finishOne(pick >> n);
  }

  /** Goes on by so much time, with everything that falls due in it. */
  async pass(ms: number): Promise<void> {
    const until = FakeTemporal.current.nowMs + ms;
    while (FakeTemporal.current.nowMs < until) {
      await this.finishAll();
      await FakeTemporal.current.pass(until - FakeTemporal.current.nowMs);
      this.check();
    }
  }

  protected async until(fits: (view: CaseView) => boolean): Promise<CaseView> {
    for (let n = 0; n < 2_000; n += 1) {
      await this.finishAll();
      if (this.isRecorded && fits(this.recorded)) return this.recorded;
      await FakeTemporal.current.pass(5_000);
      this.check();
    }
    throw new Error(`the case does not come to rest: ${JSON.stringify(this.recorded.waitingFor)}`);
  }

  /** What the run knows is on the record; what has come of an ended one is. */
  private get isRecorded(): boolean {
    return this.ended || canonicalJson(this.handle('caseView')()) === canonicalJson(this.recorded);
  }

  private async run(recorded: RecordedCase, isOwn = true, how: { isResumed?: true } = {}): Promise<void> {
    this.ended = false;
    this.isOwn = isOwn;
    this.runs += 1;
    FakeTemporal.current.runId = `run-${this.runs}`;
    FakeTemporal.current.startedMs = FakeTemporal.current.nowMs;
    // What goes over the wire is what JSON makes of it.
    const input = JSON.parse(JSON.stringify({ ...inputOf(recorded, isOwn), ...how })) as CaseInput;
    runCase(input).then(
      () => (this.ended = true),
      (error: unknown) => (this.fault = error instanceof Error ? error : new Error(String(error))),
    );
    await FakeTemporal.current.settle();
    this.check();
  }

  private async update(order: Order): Promise<OrderReply | string> {
    const { handle, validator } = FakeTemporal.current.handlers.get('order') ?? {};
    const given = { version: 1, order, atMs: FakeTemporal.current.nowMs };
    try {
      validator?.(given as never);
    } catch (error) {
      return rejectionOf(error);
    }
    let reply: OrderReply | string | undefined;
    FakeTemporal.current.updates += 1;
    const answering = handle?.(given as never) as Promise<OrderAnswer>;
    const answered = answering.then((answer) => {
      reply = saidOf(answer);
      FakeTemporal.current.updates -= 1;
    });
    await FakeTemporal.current.settle();
    while (!reply) {
      this.check();
      // A batch of first tries is waited for, and then that the order is on the record.
      const awaited = FakeTemporal.current.calls.findIndex(({ name }) =>
        ['tryMessages', 'recordEvents'].includes(name),
      );
      if (awaited < 0) await FakeTemporal.current.pass(1_000);
      else await this.finishOne(awaited);
    }
    await answered;
    await FakeTemporal.current.settle();
    return reply;
  }

  private async untilEnded(): Promise<void> {
    while (!this.ended) {
      if (FakeTemporal.current.calls.length > 0) await this.finishOne(0);
      else await FakeTemporal.current.pass(1_000);
    }
  }

  /** A decision has come that cannot be used. */
  async cannotUse(unusable: UnusableDecision): Promise<void> {
    this.hand({ unusable });
    await FakeTemporal.current.settle();
    this.check();
  }

  private hand(word: AgencyWord): void {
    const received = [{ ...word, atMs: FakeTemporal.current.nowMs }];
    this.handle('decisionsReceived')({ version: 1, received } as never);
  }

  private handle(name: string) {
    const handler = FakeTemporal.current.handlers.get(name);
    if (!handler) throw new Error(`the workflow does not listen to ${name}`);
    return handler.handle;
  }

  private check(): void {
    if (this.fault) throw this.fault;
  }
}

function rejectionOf(error: unknown): string {
  if (error instanceof ApplicationFailure && error.type) return error.type;
  throw error;
}
