/** How the engine calls activities: each time-out and retry, with its reason. How long it waits is in patience.ts. */
import { proxyActivities, proxyLocalActivities, workflowInfo } from '@temporalio/workflow';
import type { Activities } from '../activities/activities';
import { deliveryTaskQueue } from './messages';

/**
 * The first try of messages to agencies. Local, so that it costs no history where they answer, as they mostly do; one
 * attempt, because a second belongs to the retries below; 2 s, because a local activity keeps its workflow task open
 * and the tasks of a case must stay well under their own time-out.
 */
export const { tryMessages } = proxyLocalActivities<Pick<Activities, 'tryMessages'>>({
  startToCloseTimeout: '2 seconds',
  retry: { maximumAttempts: 1 },
});

/**
 * What has to reach somebody for as long as an outage lasts: no limit of attempts, for nothing may be lost. From 0.5 s,
 * for most outages are a restart; doubling to 15 s, so that a recovered agency is not kept waiting and a down one not
 * stormed. 10 s for one attempt is more than any gateway holds a request.
 *
 * Asking for a decision whose callback is overdue: "not yet" is a failed attempt, which itself says when to ask again,
 * so weeks of waiting write no history. So is the other case that has to be decided first, and a limit that is not over
 * while an answer is kept, or nobody could give one.
 */
const untilItReaches = {
  startToCloseTimeout: '10 seconds',
  retry: { initialInterval: '500 milliseconds', backoffCoefficient: 2, maximumInterval: '15 seconds' },
} as const;
export const { hearOfCase, stopLinkedCases, judgeLimit, passOnDecision } =
  proxyActivities<Pick<Activities, 'hearOfCase' | 'stopLinkedCases' | 'judgeLimit' | 'passOnDecision'>>(
    untilItReaches,
  );

/** Whatever waits for an agency waits apart from what does not: see the workers (worker/workers.ts). */
function withAgencies() {
  return { ...untilItReaches, taskQueue: deliveryTaskQueue(workflowInfo().taskQueue) };
}
export const findDecision: Activities['findDecision'] = (asked) =>
  proxyActivities<Pick<Activities, 'findDecision'>>(withAgencies()).findDecision(asked);

/** Called off, it is over when its last attempt is: what that has brought there has to be known. */
export const deliverMessage: Activities['deliverMessage'] = (message, how) =>
  proxyActivities<Pick<Activities, 'deliverMessage'>>({
    ...withAgencies(),
    cancellationType: 'WAIT_CANCELLATION_COMPLETED',
  }).deliverMessage(message, how);

/**
 * Recording. Regular, not local: what a local activity wrote before its workflow task was durable may come out
 * otherwise after a crash. Retried without limit, at most 5 s apart: the case goes on while the register is down,
 * and its record catches up.
 */
export const { recordEvents } = proxyActivities<Pick<Activities, 'recordEvents'>>({
  startToCloseTimeout: '10 seconds',
  retry: { initialInterval: '200 milliseconds', backoffCoefficient: 2, maximumInterval: '5 seconds' },
});

/**
 * The last batch, the one that ends the case, is tried by a local activity first: that saves a workflow task, and where
 * the task is lost and comes out otherwise, the ending on the record is taken over.
 */
export const { recordEvents: recordEnding } = proxyLocalActivities<Pick<Activities, 'recordEvents'>>({
  startToCloseTimeout: '2 seconds',
  retry: { maximumAttempts: 1 },
});
