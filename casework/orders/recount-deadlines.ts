import { currentCalendar } from '../../procedures/shared/calendar';
import type { Register } from '../../register/register';
import { findCaseOnRecord } from '../case-on-record';
import { done } from '../refusal';
import { giveOrder, type Ordering } from './give-order';

export interface Recounting extends Ordering {
  register: Ordering['register'] & Pick<Register, 'openCasesBefore'>;
  isStopped(): boolean;
  /** Told of each case that has to wait for the next time, and why. */
  waits(caseId: string, why: unknown): void;
}

/**
 * Has every open case that goes by an older calendar count its due dates again, as an order that records both dates,
 * never back to an older one: while a release is rolled out, a part of the old one still knows no newer calendar. A
 * case that does not take the order, because it has just ended or cannot go on, is not given it again this time.
 */
export async function recountDeadlines(recounting: Recounting): Promise<void> {
  const given = new Set<string>();
  for (;;) {
    const before = await recounting.register.openCasesBefore(currentCalendar.version);
    const caseIds = before.filter((caseId) => !given.has(caseId));
    if (caseIds.length === 0) return;
    for (const caseId of caseIds) {
      if (recounting.isStopped()) return;
      given.add(caseId);
      await recountCase(recounting, caseId).catch((why: unknown) => recounting.waits(caseId, why));
    }
  }
}

async function recountCase(recounting: Recounting, caseId: string): Promise<void> {
  const found = await findCaseOnRecord(recounting.register, caseId);
  if (!found) return;
  const calendar = currentCalendar.version;
  const id = `recount/${caseId}/${calendar}`;
  const order = { kind: 'recount' as const, id, by: 'system', reason: 'calendar-changed', calendar };
  const given = await giveOrder(recounting, { found, id }, () => done({ order, warnings: [] }));
  if (!given.ok && given.refusal.code === 'engine-away') recounting.waits(caseId, given.refusal.code);
}
