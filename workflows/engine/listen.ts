import { ApplicationFailure, setHandler } from '@temporalio/workflow';
import {
  caseView,
  decisionsReceived,
  order as orderUpdate,
  type Order,
  type OrderRejection,
  type OrderReply,
} from '../messages';
import type { CaseRun } from './case-run';
import { findRejection, takeOrder } from './orders/orders';
import type { Recorder } from './recorder';

/** Everything that can be said to a running case, and asked of it. */
export function listen(run: CaseRun, recorder: Recorder): void {
  setHandler(caseView, () => run.file.view());
  setHandler(decisionsReceived, (received) => {
    for (const { decision, atMs } of received) run.tell(atMs, () => run.inbox.put(decision), 'decision');
  });
  setHandler(orderUpdate, (order, atMs) => carryOut(run, recorder, { order, atMs }), {
    validator: (...[order]: [Order, number]) => {
      const failure = rejectionOf(run, order);
      if (failure) throw failure;
    },
  });
}

/** An order is taken in its turn, and answered once it is on the record. What came before may leave no room for it. */
async function carryOut(
  run: CaseRun,
  recorder: Recorder,
  { order, atMs }: { order: Order; atMs: number },
): Promise<OrderReply> {
  const taken = await run.inTurn(
    atMs,
    () => rejectionOf(run, order) ?? { reply: takeOrder(run, order), isRecorded: recorder.untilRecorded() },
  );
  if (taken instanceof ApplicationFailure) throw taken;
  if (!(await taken.isRecorded)) throw notTaken('case-ended');
  return taken.reply;
}

function rejectionOf(run: CaseRun, order: Order): ApplicationFailure | undefined {
  const rejection = run.hasEnded ? 'case-ended' : findRejection(run, order);
  return rejection && notTaken(rejection);
}

/** Its type says why; nothing has happened then. */
function notTaken(rejection: OrderRejection): ApplicationFailure {
  return ApplicationFailure.nonRetryable('the order is not taken', rejection);
}
