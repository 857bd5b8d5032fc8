import { CancellationScope, TemporalFailure } from '@temporalio/workflow';
import type { AgencyAnswer, AgencyMessage } from '../../activities/agency-message';
import { delayedAfterMs, deliverMessage, tryMessages } from '../calls';
import { applyAnswer } from './apply-answer';
import type { CaseRun } from './case-run';
import { messagesDue } from './messages-due';

/**
 * Carries messages to agencies. What is due together is tried together, in one local activity, one round at a time:
 * that is cheap, and which of several local activities ends first is not in the history, so a case that went on with
 * each as it ended would on a replay give its commands in another order, and stick for ever. What a first try did not
 * bring through is delivered for as long as the outage lasts, and the case says so once it has lasted a while.
 *
 * What an order brings about is delivered without a first try: a local activity would hold up the answer to it.
 */
export class Courier {
  private readonly underway = new Map<string, Transport>();

  constructor(private readonly run: CaseRun) {}

  /** A dossier that has been asked back is no longer delivered; where it is by then is for its agency to say. */
  callOff(): void {
    for (const { message, delivery } of this.underway.values())
      if (this.isAskedBack(message)) delivery?.scope.cancel();
  }

  /** `lost` are dossiers to be delivered again under their keys; `isOrdered` says that somebody is being given an answer. */
  sendDue(lost: Set<string>, isOrdered: boolean): void {
    if (this.run.news.isRoundOut) return;
    const due = messagesDue(this.run, lost).filter((message) => !this.underway.has(idOf(message)));
    if (due.length === 0) return;
    const round = due.map((one): Transport => ({ message: one.make(), delivery: null, isDelayed: false }));
    for (const transport of round) {
      const { message } = transport;
      this.underway.set(idOf(message), transport);
      if (carriesDossier(message)) this.run.onTheirWay.add(message.step);
      registerReversal(this.run, message);
    }
    if (isOrdered) for (const transport of round) this.persist(transport, lost, { tried: false });
    else this.carry(round, lost);
  }

  markDelayed(): void {
    const { file } = this.run;
    for (const { transport, delayedAtMs } of this.notYetDelayed()) {
      if (file.nowMs < delayedAtMs) continue;
      const { what, agency, step } = transport.message;
      transport.isDelayed = true;
      file.emit('step-delayed', { step, data: { what, agency, deadlineAtRisk: file.step(step).dueAt } });
    }
  }

  /** When messages under way will have to be called delayed. */
  instants(): number[] {
    return this.notYetDelayed().map(({ delayedAtMs }) => delayedAtMs);
  }

  private notYetDelayed(): { transport: Transport; delayedAtMs: number }[] {
    return [...this.underway.values()].flatMap((transport) => {
      const { delivery, isDelayed } = transport;
      return delivery && !isDelayed ? [{ transport, delayedAtMs: delivery.sinceMs + delayedAfterMs }] : [];
    });
  }

  private carry(round: readonly Transport[], lost: Set<string>): void {
    this.run.tryFirst(tryMessages(round.map(({ message }) => message)), (tried) =>
      round.forEach((transport, i) => {
        // A round that takes too long as a whole has met an outage; what arrived all the same is found by asking.
        const answer = tried?.answers[i];
        if (answer) this.arrived(transport.message, answer, lost);
        else this.persist(transport, lost, { tried: true });
      }),
    );
  }

  private persist(transport: Transport, lost: Set<string>, how: { tried: boolean }): void {
    const scope = new CancellationScope();
    transport.delivery = { scope, sinceMs: this.run.file.nowMs };
    const delivering = scope.run(() => deliverMessage(transport.message, how));
    const answer = delivering.catch(unlessCalledOff(scope));
    this.run.begin(this.deliver(transport, answer, lost));
  }

  private async deliver(
    transport: Transport,
    answering: Promise<AgencyAnswer | undefined>,
    lost: Set<string>,
  ): Promise<void> {
    const { message } = transport;
    const answer = await answering;
    // When it was called off is not known, nor does it matter.
    this.run.tell(answer?.atMs ?? this.run.file.nowMs, () => {
      if (transport.isDelayed) {
        const { what, agency, step } = message;
        this.run.file.emit('step-resumed', { step, data: { what, agency } });
      }
      if (answer) this.arrived(message, answer, lost);
      else this.isOver(message);
    });
  }

  private isAskedBack({ what, step }: AgencyMessage): boolean {
    return what === 'delivery' && this.run.file.step(step).ending !== null;
  }

  private isOver(message: AgencyMessage): void {
    this.underway.delete(idOf(message));
    if (carriesDossier(message)) this.run.onTheirWay.delete(message.step);
  }

  private arrived(message: AgencyMessage, answer: AgencyAnswer, lost: Set<string>): void {
    this.isOver(message);
    const isAgain = message.what === 'delivery' && lost.delete(message.key);
    if (isAgain && answer.outcome === 'taken') return;
    applyAnswer(this.run, message, answer);
  }
}

interface Transport {
  message: AgencyMessage;
  /** It is delivered for as long as it takes, unless it is called off. */
  delivery: { scope: CancellationScope; sinceMs: number } | null;
  isDelayed: boolean;
}

function idOf({ what, key }: Pick<AgencyMessage, 'what' | 'key'>): string {
  return `${what} ${key}`;
}

function carriesDossier({ what }: AgencyMessage): boolean {
  return what === 'delivery' || what === 'supplement';
}

/** A reversal is on the record of the case before the agency is asked for it. */
function registerReversal({ file }: CaseRun, { what, step }: AgencyMessage): void {
  const { reversing } = file.step(step);
  if (what !== 'reversal' || !reversing || reversing.registered) return;
  const { orderId, kind, act } = reversing;
  file.emit('reversal-registered', { step, data: { orderId, kind, act } });
}

/** Called off, a delivery ends when its last attempt has: cancelled, or failed as it would have anyway. */
function unlessCalledOff(scope: CancellationScope): (error: unknown) => undefined {
  return (error) => {
    if (!scope.consideredCancelled || !(error instanceof TemporalFailure)) throw error;
    return undefined;
  };
}
