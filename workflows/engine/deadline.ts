import { condition } from '@temporalio/workflow';
import type { CaseFile } from './case-file';

/** Waits until `isOver`; a deadline of the step that passes meanwhile, or has passed already, is marked. */
export async function untilOverOrMissed(isOver: () => boolean, file: CaseFile, id: string): Promise<void> {
  if (isOver()) return;
  const leftMs = Date.parse(file.step(id).dueAt) - Date.now();
  if (leftMs > 0 && (await condition(isOver, leftMs))) return;
  markMissed(file, id);
  await condition(isOver);
}

/** Once for a step, however often its deadline is looked at. */
export function markMissed(file: CaseFile, id: string): void {
  const { dueAt, overdueReasons } = file.step(id);
  if (overdueReasons.length === 0) file.emit('deadline-missed', { step: id, data: { dueAt } });
}
