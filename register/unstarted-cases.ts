import type { CaseEvent, Documents, EventOf } from '../domain/case-events';
import type { RegisterDb } from './database';
import { readStoredCase } from './stored-case';

/** A case on file whose workflow has not been started yet. */
export interface UnstartedCase {
  caseId: string;
  bundle: string;
  filed: EventOf<'case-filed'>;
  documents: Documents;
}

/**
 * Hands up to `limit` unstarted cases, oldest first, to `start`, and marks those it started; several takers never get
 * the same case. A marked case is never started again, also after Temporal has forgotten it. Returns how many were
 * taken, and why some of them could not be started.
 */
export async function startCases(
  db: RegisterDb,
  { limit, start }: { limit: number; start: (unstarted: UnstartedCase) => Promise<void> },
): Promise<{ taken: number; failures: unknown[] }> {
  return db.transaction().execute(async (tx) => {
    const rows = await tx
      .selectFrom('register.cases')
      .select('case_id')
      .where('started_at', 'is', null)
      .orderBy('filed_at')
      .limit(limit)
      .forUpdate()
      .skipLocked()
      .execute();
    const cases = await readUnstarted(
      tx,
      rows.map((row) => row.case_id),
    );
    const outcomes = await Promise.allSettled(cases.map(start));
    await markStarted(
      tx,
      cases.filter((_, i) => outcomes[i]?.status === 'fulfilled'),
    );
    const failures = outcomes.flatMap((outcome): unknown[] =>
      outcome.status === 'rejected' ? [outcome.reason] : [],
    );
    return { taken: rows.length, failures };
  });
}

async function markStarted(db: RegisterDb, cases: readonly UnstartedCase[]): Promise<void> {
  if (cases.length === 0) return;
  const ids = cases.map(({ caseId }) => caseId);
  await db
    .updateTable('register.cases')
    .set({ started_at: new Date() })
    .where('case_id', 'in', ids)
    .execute();
}

async function readUnstarted(db: RegisterDb, caseIds: string[]): Promise<UnstartedCase[]> {
  const cases: UnstartedCase[] = [];
  for (const caseId of caseIds) {
    const { events, documents } = await readStoredCase(db, caseId);
    cases.push({ caseId, ...filedOf(caseId, events), documents });
  }
  return cases;
}

function filedOf(caseId: string, [first]: readonly CaseEvent[]): Pick<UnstartedCase, 'bundle' | 'filed'> {
  if (first?.type !== 'case-filed') throw new Error(`case ${caseId} does not begin with its filing`);
  return { bundle: first.data.bundle, filed: first };
}
