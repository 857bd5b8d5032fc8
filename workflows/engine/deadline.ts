import { condition } from '@temporalio/workflow';
import type { CaseRun } from './case-run';

/** Waits until `isOver`; a deadline of the step that passes meanwhile is marked, once. */
export async function untilOverOrMissed(isOver: () => boolean, run: CaseRun, id: string): Promise<void> {
  if (await condition(isOver, msUntilDue(run, id))) return;
  const { dueAt, overdueReasons } = run.file.step(id);
  if (overdueReasons.length === 0) run.file.emit('deadline-missed', { step: id, data: { dueAt } });
  await condition(isOver);
}

/** At least a moment, for a term of the same day may have ended before the waiting began. */
function msUntilDue({ file }: CaseRun, id: string): number {
  return Math.max(Date.parse(file.step(id).dueAt) - Date.now(), 1);
}
