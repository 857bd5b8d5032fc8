/** Errors for answers that are still to come; each says when to ask again. */
import { activityInfo } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';

/** The shortest and the longest pause between two questions about one dossier. */
const askAgainMs = { atLeast: 5_000, atMost: 3_600_000 };

/** To be asked again after as long as has been waited already: an office that took a day will not decide within the minute. */
export function undecided(): ApplicationFailure {
  const { scheduledTimestampMs, currentAttemptScheduledTimestampMs } = activityInfo();
  const waitedMs = currentAttemptScheduledTimestampMs - scheduledTimestampMs;
  const nextRetryDelay = Math.min(Math.max(waitedMs, askAgainMs.atLeast), askAgainMs.atMost);
  return ApplicationFailure.create({ message: 'not decided yet', nextRetryDelay });
}

/**
 * A dossier whose delivery was broken off counts as never arrived when its agency does not know it after this time, which
 * is longer than gateway and agency together can hold the last attempt.
 */
const mayYetArriveMs = 15_000;

/** Throws as long as a dossier that its agency does not know may still be on its way there. */
export function unlessMayYetArrive({ mayYetArrive = false }: { mayYetArrive?: boolean }): void {
  const { scheduledTimestampMs, currentAttemptScheduledTimestampMs } = activityInfo();
  const nextRetryDelay = scheduledTimestampMs + mayYetArriveMs - currentAttemptScheduledTimestampMs;
  if (mayYetArrive && nextRetryDelay > 0)
    throw ApplicationFailure.create({ message: 'may yet arrive', nextRetryDelay });
}

/** Longer than an answer of a citizen may be at intake before it is with its case, or kept. */
const mayYetBeKeptMs = 7_000;

/** Throws as long as an answer that came at the last moment may still be on its way. */
export function unlessMayYetBeKept(): void {
  const { scheduledTimestampMs, currentAttemptScheduledTimestampMs } = activityInfo();
  const nextRetryDelay = scheduledTimestampMs + mayYetBeKeptMs - currentAttemptScheduledTimestampMs;
  if (nextRetryDelay > 0) throw ApplicationFailure.create({ message: 'may yet be kept', nextRetryDelay });
}
