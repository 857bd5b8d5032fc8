import { condition } from '@temporalio/workflow';
import { recordEvents } from '../calls';
import type { CaseRun } from './case-run';
import { isQuiet } from './quiet';

/**
 * Hands the case's events to the register, one batch at a time (two at once would break the chain), whenever no step
 * is about to add more. With the register down the case goes on, and the record catches up. Ends with the case's last
 * event.
 */
export async function record(run: CaseRun): Promise<void> {
  const { file } = run;
  while (!file.settled || file.hasUnrecorded()) {
    await condition(() => file.hasUnrecorded() && isQuiet(run));
    await recordEvents({ caseId: file.filed.caseId, drafts: file.takeUnrecorded() });
  }
}
