import { sql } from 'kysely';
import type { LinkedBirth } from '../procedures/shared/intake/intake';
import type { RegisterDb } from './database';
import { digestOf } from './digest';

/** The birth case that a death case about the same child has to wait for and to stop. */

export interface LinkedCase {
  caseId: string;
  bundle: 'birth';
}

/** Only one that is not settled: an ended one needs nobody to stop it. */
export async function findLinkedBirth(
  db: RegisterDb,
  { birthCertificateNumber, personalId }: LinkedBirth,
): Promise<LinkedCase | undefined> {
  const claim = birthCertificateNumber === undefined ? null : certificateClaim(birthCertificateNumber);
  const { rows } = await sql<{ case_id: string }>`
    SELECT case_id FROM register.cases
    WHERE bundle = 'birth' AND status <> 'settled' AND case_id IN (
      SELECT case_id FROM register.life_event_claims WHERE claim = ${claim}
      UNION ALL
      SELECT case_id FROM register.case_search WHERE NOT is_name AND is_subject AND term = ${personalId ?? null})
    ORDER BY filed_at DESC LIMIT 1`.execute(db);
  return rows[0] && { caseId: rows[0].case_id, bundle: 'birth' };
}

/** As intake words the claim of a birth certificate. */
const certificateClaim = (number: string): string => digestOf(`birth/certificate/${number}`);
