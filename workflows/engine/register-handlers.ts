import { ApplicationFailure, setHandler } from '@temporalio/workflow';
import {
  caseView,
  decisionsReceived,
  order as orderUpdate,
  type Order,
  type OrderAnswer,
  type OrderGiven,
  type OrderRejection,
} from '../messages';
import type { CaseRun } from './case-run';
import { assertReadable } from './form-version';
import { findRejection, takeOrder } from './orders/orders';
import type { Recorder } from './recorder';

/** Everything that can be said to a running case, and asked of it. */
export function registerHandlers(run: CaseRun, recorder: Recorder): void {
  setHandler(caseView, () => run.history.view());
  setHandler(decisionsReceived, ({ version, received }) => {
    assertReadable(version);
    for (const { atMs, ...word } of received)
      run.inbox.post(
        atMs,
        () =>
          'decision' in word
            ? run.underway.decide(word.decision)
            : run.underway.cannotUse(word.unusable, atMs),
        'decision',
      );
  });
  setHandler(orderUpdate, (given) => carryOut(run, recorder, given), {
    validator: ({ version, order }: OrderGiven) => {
      assertReadable(version);
      const rejection = rejectionOf(run, order);
      if (rejection) throw ApplicationFailure.nonRetryable('the order is not taken', rejection);
    },
  });
}

/** An order is taken in its turn, and answered once it is on the record. What came before may leave no room for it. */
async function carryOut(run: CaseRun, recorder: Recorder, { order, atMs }: OrderGiven): Promise<OrderAnswer> {
  const taken = await run.inbox.postOrder(atMs, () => {
    const rejection = rejectionOf(run, order);
    return rejection ? { rejection } : { reply: takeOrder(run, order), isRecorded: recorder.untilRecorded() };
  });
  if ('rejection' in taken) return { kind: 'rejected', rejection: taken.rejection };
  if (!(await taken.isRecorded)) return { kind: 'rejected', rejection: 'case-ended' };
  return { kind: 'taken', reply: taken.reply };
}

function rejectionOf(run: CaseRun, order: Order): OrderRejection | undefined {
  return run.hasEnded ? 'case-ended' : findRejection(run, order);
}
