import { CancellationScope, TemporalFailure } from '@temporalio/workflow';
import type { AgencyAnswer, AgencyMessage } from '../../activities/agency-message';
import { askedBack, reversalOf } from '../../domain/fold/folded-step';
import { deliverMessage, tryMessages } from '../calls';
import { delayedAfterMs } from '../patience';
import { applyAnswer } from './apply-answer';
import { basisToFile } from './filings';
import type { CaseRun } from './case-run';
import { messagesDue } from './messages-due';
import type { OpenMessage } from './underway';

/**
 * Sends messages to agencies. Messages that are due together are tried together, in one local activity, one batch at a
 * time. That is cheap, and a history does not say which of several local activities ended first: a case that went on
 * with each as it ended would on a replay give its commands in another order, and stick for ever. A message that its
 * first try did not bring through is sent until it is answered, however long an outage lasts; the case says so once the
 * outage has lasted a while.
 *
 * Messages that follow from an order have no first try: a local activity would hold up the answer to the order.
 */
export class MessageSender {
  constructor(private readonly run: CaseRun) {}

  /** Calls off the delivery of each dossier that has been asked back. Whether it has arrived is then for its agency to say. */
  callOff(): void {
    for (const { message, delivery } of this.run.underway.openMessages)
      if (this.isAskedBack(message)) delivery?.scope.cancel();
  }

  /** `isOrdered`: somebody is being given the answer to an order. */
  sendDue(isOrdered: boolean): void {
    const { run } = this;
    if (run.inbox.isFirstTryOut) return;
    const due = messagesDue(run).filter((message) => !run.underway.isOpen(message));
    if (due.length === 0) return;
    const messages = due.map((one) => one.make());
    const batch = messages.map((message) => {
      registerReversal(run, message);
      rememberBasis(run, message);
      return run.underway.open(message);
    });
    if (isOrdered) for (const open of batch) this.sendUntilAnswered(open, { tried: false });
    else this.tryOnce(batch);
  }

  markDelayed(): void {
    const { history } = this.run;
    for (const { open, delayedAtMs } of this.notYetDelayed()) {
      if (history.nowMs < delayedAtMs) continue;
      const { what, agency, step } = open.message;
      open.delay = 'told';
      history.emit('step-delayed', {
        step,
        data: { what, agency, deadlineAtRisk: history.step(step).dueAt },
      });
    }
  }

  /** When messages under way will have to be called delayed. */
  instants(): number[] {
    return this.notYetDelayed().map(({ delayedAtMs }) => delayedAtMs);
  }

  private notYetDelayed(): { open: OpenMessage; delayedAtMs: number }[] {
    return [...this.run.underway.openMessages].flatMap((open) => {
      const { delivery, delay } = open;
      return delivery && delay === 'none' ? [{ open, delayedAtMs: delivery.sinceMs + delayedAfterMs }] : [];
    });
  }

  private tryOnce(batch: readonly OpenMessage[]): void {
    this.run.inbox.expectFirstTry(tryMessages(batch.map(({ message }) => message)), (tried) =>
      batch.forEach((open, i) => {
        // A batch that takes too long as a whole has met an outage; what arrived all the same is found by asking.
        const answer = tried?.answers[i];
        if (answer) this.answered(open.message, answer);
        else this.sendUntilAnswered(open, { tried: true });
      }),
    );
  }

  private sendUntilAnswered(open: OpenMessage, how: { tried: boolean }): void {
    const scope = new CancellationScope();
    open.delivery = { scope, sinceMs: this.run.history.nowMs };
    const delivering = scope.run(() => deliverMessage(open.message, how));
    this.run.inbox.expect(this.awaitAnswer(open, delivering.catch(unlessCalledOff(scope))));
  }

  private async awaitAnswer(open: OpenMessage, answering: Promise<AgencyAnswer | undefined>): Promise<void> {
    const { run } = this;
    const { message } = open;
    const answer = await answering;
    // When it was called off is not known, nor does it matter.
    run.inbox.post(answer?.atMs ?? run.history.nowMs, () => {
      if (open.delay === 'told' && !run.isSettled) {
        const { what, agency, step } = message;
        run.history.emit('step-resumed', { step, data: { what, agency } });
      }
      if (answer) this.answered(message, answer);
      else run.underway.close(message);
    });
  }

  private isAskedBack({ what, step }: AgencyMessage): boolean {
    return what === 'delivery' && askedBack(this.run.history.step(step)) !== null;
  }

  private answered(message: AgencyMessage, answer: AgencyAnswer): void {
    const { underway } = this.run;
    underway.close(message);
    // What comes behind the end of a case is no part of its record.
    if (this.run.isSettled) return;
    const isAgain = message.what === 'delivery' && underway.findAgain(message.key);
    if (isAgain && answer.outcome === 'taken') return;
    // A decision has acknowledged it before.
    if (!isAgain && isAcknowledged(this.run, message)) return;
    applyAnswer(this.run, message, answer);
  }
}

/** The delivery, or the answer that opens the next round, is of the dossier that the step's agency is known to hold. */
function isAcknowledged({ history }: CaseRun, message: AgencyMessage): boolean {
  if (message.what !== 'delivery' && message.what !== 'supplement') return false;
  const key = message.act === 'supplement' ? message.newKey : message.key;
  return history.step(message.step).dossier.key === key;
}

/** A reversal is on the record of the case before the agency is asked for it. */
function registerReversal({ history }: CaseRun, { what, step }: AgencyMessage): void {
  const reversal = reversalOf(history.step(step));
  if (what !== 'reversal' || !reversal || reversal.registered) return;
  const { orderId, kind, act } = reversal;
  history.emit('reversal-registered', { step, data: { orderId, kind, act } });
}

/** The case may have gone on by the time that its agency acknowledges it. */
function rememberBasis(run: CaseRun, message: AgencyMessage): void {
  if (message.what !== 'delivery' && message.what !== 'supplement') return;
  const key = message.act === 'supplement' ? message.newKey : message.key;
  run.underway.sends(key, basisToFile(run, run.history.step(message.step)));
}

/** Called off, a delivery ends when its last attempt has: cancelled, or failed as it would have anyway. */
function unlessCalledOff(scope: CancellationScope): (error: unknown) => undefined {
  return (error) => {
    if (!scope.consideredCancelled || !(error instanceof TemporalFailure)) throw error;
    return undefined;
  };
}
