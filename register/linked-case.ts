import { sql } from 'kysely';
import type { LinkedCaseRef } from '../domain/case-events';
import { foldState } from '../domain/fold/fold';
import type { CaseLink } from '../procedures/shared/intake/intake';
import type { RegisterDb } from './database';
import { digests } from './life-event-locks';
import { readStoredCase } from './stored-case';

/**
 * The case about the same person that a new one has to stop, by what its bundle finds it by. What it declares has to
 * say the same of the person: a number alone may be mistyped.
 */
export async function findLinkedCase(
  db: RegisterDb,
  { bundle, marks, numbers, isAbout, cause }: CaseLink,
): Promise<LinkedCaseRef | undefined> {
  // Only one that is not settled: an ended one needs nobody to stop it.
  const { rows } = await sql<{ case_id: string }>`
    SELECT case_id FROM register.cases
    WHERE bundle = ${bundle} AND status <> 'settled' AND case_id IN (
      SELECT case_id FROM register.life_event_marks WHERE mark IN (SELECT ${digests(marks)})
      UNION ALL
      SELECT case_id FROM register.case_search
      WHERE NOT is_name AND is_subject AND term = ANY (${numbers}::text[]))
    ORDER BY filed_at DESC LIMIT 10`.execute(db);
  for (const { case_id: caseId } of rows) {
    const { events, documents } = await readStoredCase(db, caseId);
    if (isAbout(documents[foldState(events, documents).declarationRef])) return { caseId, bundle, cause };
  }
  return undefined;
}
