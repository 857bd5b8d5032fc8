/**
 * Statuses of HTTP answers that say nothing about the message: whoever sent it sends it again. 401 is one of them because
 * a message is signed anew each time it is sent.
 */
const outageStatuses: readonly number[] = [401, 408, 425, 429];

/** Whether a message that was answered so is sent again. */
export function isOutageStatus(status: number): boolean {
  return status >= 500 || outageStatuses.includes(status);
}
