import { ApplicationFailure, condition, setHandler } from '@temporalio/workflow';
import { caseView, decisionReceived, order as orderUpdate, type Order } from '../messages';
import type { CaseRun } from './case-run';
import { findRejection, takeOrder } from './orders/orders';
import type { Recorder } from './recorder';

/** Everything that can be said to a running case, and asked of it. */
export function listen(run: CaseRun, recorder: Recorder): void {
  setHandler(caseView, () => run.file.view());
  setHandler(decisionReceived, (decision) => {
    run.inbox.put(decision);
    run.tell();
  });
  setHandler(
    orderUpdate,
    async (order) => {
      run.file.tick();
      const reply = takeOrder(run, order);
      await condition(recorder.awaitRecord());
      return reply;
    },
    { validator: (order: Order) => reject(run, order) },
  );
}

/** Its type says why; nothing has happened then. */
function reject(run: CaseRun, order: Order): void {
  const rejection = run.hasEnded ? 'case-ended' : findRejection(run, order);
  if (rejection) throw ApplicationFailure.nonRetryable('the order is not taken', rejection);
}
