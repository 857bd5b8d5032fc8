import { condition } from '@temporalio/workflow';
import { recordEvents, recordWithinMs } from '../calls';
import type { CaseRun } from './case-run';

/**
 * Hands the case's events to the register, one batch at a time (two at once would break the chain): what comes within
 * a moment goes together, and the last event at once. With the register down the case goes on, and the record catches
 * up. Ends with the case's last event.
 */
export async function record({ file }: CaseRun): Promise<void> {
  while (!file.settled || file.hasUnrecorded()) {
    await condition(() => file.hasUnrecorded());
    await condition(() => file.settled, recordWithinMs);
    await recordEvents({ caseId: file.filed.caseId, drafts: file.takeUnrecorded() });
  }
}
