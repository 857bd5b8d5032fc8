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
