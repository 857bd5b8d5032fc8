import { condition } from '@temporalio/workflow';
import type { CaseFile } from './case-file';

/** Waits until `isOver`; a deadline of the step that passes meanwhile is marked, once. */
export async function untilOverOrMissed(isOver: () => boolean, file: CaseFile, id: string): Promise<void> {
  if (await condition(isOver, msUntilDue(file, id))) return;
  const { dueAt, overdueReasons } = file.step(id);
  if (overdueReasons.length === 0) file.emit('deadline-missed', { step: id, data: { dueAt } });
  await condition(isOver);
}

/** At least a moment, for a term of the same day may have ended before the waiting began. */
function msUntilDue(file: CaseFile, id: string): number {
  return Math.max(Date.parse(file.step(id).dueAt) - Date.now(), 1);
}
