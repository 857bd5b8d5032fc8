import { setTimeout as delay } from 'node:timers/promises';
import type { AgencyDecision } from '../../domain/schemas/agency-contract';
import { vietNamInstant } from '../../domain/viet-nam-time';
import type { Answering, CallbackOutcome, Disturbances, SendDecision } from '../../agency-kit/disturbances';
import type { Reply } from '../../agency-kit/http/exchange';
import { Problem } from '../../agency-kit/http/problem';
import { reasonOf } from '../../procedures/reasons';
import type { Controls } from './controls';
import { FaultSettings } from './fault-settings';
import { asSomebodyElseSays, LateMessages, withOtherDecision, withOtherKey } from './strange-answers';
import { kindsInTurn, outOfForm } from './unusable';

type RateName = 'errorRate' | 'loseAnswerRate' | 'dropCallbackRate' | 'duplicateCallbackRate';

/** An officer decides anew what was not granted; nothing happens where that cannot be. */
type DecideAnew = (key: string, decision: 'granted' | 'refused') => Promise<void>;

const shuffleWithinMs = 400;
const decidesAgainAfterMs = 1_000;

/** An agency's faults, as they are set now. */
export class Faults implements Disturbances {
  private readonly late = new LateMessages();
  private readonly kinds = kindsInTurn();

  private constructor(
    private readonly controls: Controls,
    private current: FaultSettings,
    private readonly decideAnew: DecideAnew,
  ) {}

  static async open(controls: Controls, decideAnew: DecideAnew): Promise<Faults> {
    return new Faults(controls, FaultSettings.parse((await controls.find('faults')) ?? {}), decideAnew);
  }

  get settings(): FaultSettings {
    return this.current;
  }

  get isOut(): boolean {
    return this.current.outage === true;
  }

  get isIdle(): boolean {
    return this.isOut || this.current.hang === true;
  }

  get refusesNotices(): boolean {
    return this.current.refuseNotices === true;
  }

  readonly now = (): number => Date.now() + (this.current.skewMs ?? 0);

  async change(settings: FaultSettings): Promise<void> {
    await this.controls.save('faults', settings);
    this.current = settings;
  }

  /** What has not arrived yet never does. */
  close(): void {
    this.late.forget();
  }

  /** Faults that come before any effect, then the handling, whose answer may get lost or be another. */
  async aroundMessage(
    message: { method: string; path: string },
    handle: () => Promise<Reply>,
  ): Promise<Answering> {
    const { latencyMs, hang } = this.current;
    if (latencyMs !== undefined && latencyMs > 0) await delay(latencyMs);
    if (this.strikes('errorRate')) throw new Problem({ status: 500, code: 'fault' });
    // What agencies ask one another is never refused as wrong, and arrives in time.
    const onTheWay = message.path.startsWith('/dossiers/') ? await this.onTheWay(message, handle) : undefined;
    if (onTheWay) return onTheWay;
    const isLost = this.strikes('loseAnswerRate');
    const reply = await handle();
    if (hang === true) return 'never';
    if (isLost) return 'lost';
    return { reply: message.method === 'GET' ? this.toldOnEnquiry(reply) : reply, isOwn: true };
  }

  async aroundCallback(
    decision: AgencyDecision,
    send: SendDecision,
    stopped: AbortSignal,
  ): Promise<CallbackOutcome> {
    const { shuffleCallbacks, decideAgain } = this.current;
    if (this.strikes('dropCallbackRate')) return 'dropped';
    if (shuffleCallbacks === true)
      await delay(Math.random() * shuffleWithinMs, undefined, { signal: stopped });
    const isTwice = this.strikes('duplicateCallbackRate');
    const told = this.asTold(decision);
    const outcome = await send(told);
    if (isTwice) await send(told);
    if (decideAgain) {
      await delay(decidesAgainAfterMs, undefined, { signal: stopped });
      await this.sayOtherwise(decision, decideAgain, send);
    }
    return outcome;
  }

  private strikes(rate: RateName): boolean {
    return Math.random() < (this.current[rate] ?? 0);
  }

  /** What becomes of a message that does not arrive as it should; undefined for one that does. */
  private async onTheWay(
    { method }: { method: string },
    handle: () => Promise<Reply>,
  ): Promise<Answering | undefined> {
    const proxy = await this.takeOneOf('proxy');
    if (proxy) return { reply: asSomebodyElseSays(proxy), isOwn: false };
    const rejection = await this.takeOneOf('reject');
    if (rejection) throw new Problem(rejection);
    const { lateMs } = this.current;
    if (lateMs === undefined || lateMs === 0 || method === 'GET') return undefined;
    this.late.add(handle, lateMs);
    return 'lost';
  }

  /** The fault that the next message meets, with one of its times used up. */
  private async takeOneOf<Name extends 'proxy' | 'reject'>(
    name: Name,
  ): Promise<FaultSettings[Name] | undefined> {
    const fault = this.current[name];
    if (!fault || fault.times === 0) return undefined;
    if (fault.times !== undefined) {
      fault.times -= 1;
      await this.controls.save('faults', this.current);
    }
    return fault;
  }

  private toldOnEnquiry(reply: Reply): Reply {
    const keyed = this.current.wrongKey === true ? withOtherKey(reply) : reply;
    return withOtherDecision(keyed, (decision) => this.asTold(decision));
  }

  private asTold(decision: AgencyDecision): unknown {
    const { unusable } = this.current;
    if (unusable === undefined || unusable === false) return decision;
    return outOfForm(unusable === true ? this.kinds.next().value : unusable, decision);
  }

  /** A grant stands in the agency's books whatever is said of it afterwards: then the second word is no more than said. */
  private async sayOtherwise(
    decision: AgencyDecision,
    to: 'grant' | 'refuse',
    send: SendDecision,
  ): Promise<void> {
    const isGranted = decision.decision === 'granted';
    if (to === 'grant' && !isGranted) await this.decideAnew(decision.dossierKey, 'granted');
    if (to === 'refuse' && decision.decision === 'supplement-requested')
      await this.decideAnew(decision.dossierKey, 'refused');
    if (to !== 'refuse' || !isGranted) return;
    await send({
      ...decision,
      decisionId: `${decision.decisionId}-again`,
      decision: 'refused',
      result: undefined,
      reason: reasonOf('officer-refused'),
      decidedAt: vietNamInstant(this.now()),
    });
  }
}
