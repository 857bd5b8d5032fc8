/**
 * Locks on life events: what keeps one life event from having two live cases. Kept as digests, for they name people.
 */
import type { EventDraft, LifeEventLock } from '../domain/case-events';
import type { CaseView } from '../domain/case-view';
import { isLost } from '../domain/step-states';
import type { RegisterDb } from './database';
import { digestOf } from './digest';

export interface LockHolder {
  caseId: string;
  caseCode: string;
}

/** In one order for everybody, so that two families with two locks each cannot wait for one another. */
export function digestsOf(locks: readonly LifeEventLock[]): string[] {
  return [...new Set(locks.map((lock) => digestOf(lock)))].sort();
}

/** Another case that holds one of the locks. */
export function findLockHolder(
  db: RegisterDb,
  { locks, exceptCaseId }: { locks: readonly LifeEventLock[]; exceptCaseId: string },
): Promise<LockHolder | undefined> {
  return db
    .selectFrom('register.life_event_locks as held')
    .innerJoin('register.cases as holder', 'holder.case_id', 'held.case_id')
    .select(['holder.case_id as caseId', 'holder.case_code as caseCode'])
    .where('held.lock', 'in', digestsOf(locks))
    .where('held.case_id', '<>', exceptCaseId)
    .executeTakeFirst();
}

/**
 * What a case holds once these events are on record; null when they change nothing of it. The first step is the civil
 * act: when it ends without standing, the family may file again; not so where an operator went on without it, for then it may
 * stand on paper. A correction of what a lock is made of moves it.
 */
export function locksAfter(fresh: readonly EventDraft[], { steps: [first] }: CaseView): string[] | null {
  const hasEnded = fresh.some(({ event }) => event.step === first?.id && isLoss(event.type));
  if (hasEnded && first && isLost(first.state) && first.state !== 'skipped') return [];
  const moved = fresh.findLast(({ locks }) => locks !== undefined)?.locks;
  return moved ? digestsOf(moved) : null;
}

function isLoss(type: EventDraft['event']['type']): boolean {
  return type === 'step-refused' || type === 'step-withdrawn' || type === 'step-reversed';
}
