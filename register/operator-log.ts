import { sql } from 'kysely';
import type { RegisterDb } from './database';

/** What an operator has done that is no event of a case. */
export interface OperatorAct {
  by: string;
  what: string;
  reason: string;
  caseId: string | null;
}

export async function logAct(db: RegisterDb, { by, what, reason, caseId }: OperatorAct): Promise<void> {
  await sql`
    INSERT INTO register.operator_log (by, what, reason, case_id)
    VALUES (${by}, ${what}, ${reason}, ${caseId}::uuid)`.execute(db);
}
