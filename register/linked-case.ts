import { sql } from 'kysely';
import type { LinkedCaseRef } from '../domain/case-events';
import type { CaseLink } from '../procedures/shared/intake/intake';
import type { RegisterDb } from './database';
import { digestsOf } from './life-event-locks';

/** The case about the same person that a new one has to wait for and to stop, by what its bundle finds it by. */
export async function findLinkedCase(
  db: RegisterDb,
  { bundle, locks, numbers, cause }: CaseLink,
): Promise<LinkedCaseRef | undefined> {
  // Only one that is not settled: an ended one needs nobody to stop it.
  const { rows } = await sql<{ case_id: string }>`
    SELECT case_id FROM register.cases
    WHERE bundle = ${bundle} AND status <> 'settled' AND case_id IN (
      SELECT case_id FROM register.life_event_locks WHERE lock = ANY (${digestsOf(locks)}::text[])
      UNION ALL
      SELECT case_id FROM register.case_search
      WHERE NOT is_name AND is_subject AND term = ANY (${numbers}::text[]))
    ORDER BY filed_at DESC LIMIT 1`.execute(db);
  return rows[0] && { caseId: rows[0].case_id, bundle, cause };
}
