import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import type { AgencyDecision } from '../../domain/schemas/agency-contract';
import type { CallbackOutcome, Disturbances } from '../../agency-kit/disturbances';
import type { Reply } from '../../agency-kit/http/exchange';
import { Problem } from '../../agency-kit/http/problem';
import type { Controls } from './controls';

const Rate = z.number().min(0).max(1);

/** How an agency is broken on purpose; `{}` is an agency in order. */
export const FaultSettings = z.object({
  outage: z.boolean().optional(),
  latencyMs: z.number().min(0).max(600_000).optional(),
  errorRate: Rate.optional(),
  reject: z
    .object({
      status: z.int().min(400).max(499),
      code: z.string().min(1),
      times: z.int().min(0).optional(),
    })
    .optional(),
  loseAnswerRate: Rate.optional(),
  dropCallbackRate: Rate.optional(),
  duplicateCallbackRate: Rate.optional(),
  shuffleCallbacks: z.boolean().optional(),
});
export type FaultSettings = z.infer<typeof FaultSettings>;

type RateName = 'errorRate' | 'loseAnswerRate' | 'dropCallbackRate' | 'duplicateCallbackRate';

const shuffleWithinMs = 400;

export class Faults implements Disturbances {
  private constructor(
    private readonly controls: Controls,
    private current: FaultSettings,
  ) {}

  static async open(controls: Controls): Promise<Faults> {
    return new Faults(controls, FaultSettings.parse((await controls.find('faults')) ?? {}));
  }

  get settings(): FaultSettings {
    return this.current;
  }

  get isOut(): boolean {
    return this.current.outage === true;
  }

  async change(settings: FaultSettings): Promise<void> {
    await this.controls.save('faults', settings);
    this.current = settings;
  }

  /** Faults that come before any effect, then the handling, whose answer may get lost. */
  async aroundMessage(path: string, handle: () => Promise<Reply>): Promise<Reply | undefined> {
    const { latencyMs } = this.current;
    if (latencyMs !== undefined && latencyMs > 0) await delay(latencyMs);
    if (this.strikes('errorRate')) throw new Problem({ status: 500, code: 'fault' });
    // Enquiries among agencies are never refused as wrong.
    const rejection = path.startsWith('/dossiers/') ? await this.takeRejection() : undefined;
    if (rejection) throw new Problem(rejection);
    const isLost = this.strikes('loseAnswerRate');
    const reply = await handle();
    return isLost ? undefined : reply;
  }

  async aroundCallback(
    decision: AgencyDecision,
    send: (decision: AgencyDecision) => Promise<CallbackOutcome>,
    stopped: AbortSignal,
  ): Promise<CallbackOutcome> {
    if (this.strikes('dropCallbackRate')) return 'dropped';
    if (this.current.shuffleCallbacks === true)
      await delay(Math.random() * shuffleWithinMs, undefined, { signal: stopped });
    const isTwice = this.strikes('duplicateCallbackRate');
    const outcome = await send(decision);
    if (isTwice) await send(decision);
    return outcome;
  }

  private strikes(rate: RateName): boolean {
    return Math.random() < (this.current[rate] ?? 0);
  }

  /** The 4xx with which the next message is refused as wrong, with one of its times used up. */
  private async takeRejection(): Promise<{ status: number; code: string } | undefined> {
    const { reject } = this.current;
    if (!reject || reject.times === 0) return undefined;
    if (reject.times !== undefined) {
      reject.times -= 1;
      await this.controls.save('faults', this.current);
    }
    return reject;
  }
}
