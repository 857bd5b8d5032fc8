import { sql } from 'kysely';
import type { CaseState } from '../domain/fold/case-state';
import type { RegisterDb } from './database';

/** The cases with dossiers that have gone astray and may still arrive; case ids. */
export async function astrayCases(db: RegisterDb): Promise<string[]> {
  const { rows } = await sql<{ caseId: string }>`
    SELECT case_id::text AS "caseId" FROM register.cases WHERE astray_until > now() ORDER BY astray_until`.execute(
    db,
  );
  return rows.map(({ caseId }) => caseId);
}

/** Until when the last of them may arrive; null where there is none. */
export function astrayUntil({ strays }: CaseState): string | null {
  const untilMs = strays.flatMap(({ until, turnedUp }) => (turnedUp === null ? [Date.parse(until)] : []));
  return untilMs.length === 0 ? null : new Date(Math.max(...untilMs)).toISOString();
}
