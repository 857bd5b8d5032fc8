import { sql } from 'kysely';
import { vietNamInstant, type Instant } from '../domain/viet-nam-time';
import type { RegisterDb } from './database';

/** What an operator has done that is no event of a case; `system` has repaired by itself. */
export interface OperatorAct {
  by: string;
  what: string;
  reason: string;
  caseId?: string;
  groupId?: string;
}

export async function logAct(
  db: RegisterDb,
  { by, what, reason, caseId, groupId }: OperatorAct,
): Promise<void> {
  await sql`
    INSERT INTO register.operator_log (by, what, reason, case_id, group_id)
    VALUES (${by}, ${what}, ${reason}, ${caseId ?? null}::uuid, ${groupId ?? null})`.execute(db);
}

export interface ActOnGroup {
  at: Instant;
  by: string;
  what: string;
  reason: string;
}

const shownActs = 100;

/** The newest first. */
export async function actsOnGroup(db: RegisterDb, groupId: string): Promise<ActOnGroup[]> {
  const { rows } = await sql<Omit<ActOnGroup, 'at'> & { at: Date }>`
    SELECT at, by, what, reason FROM register.operator_log WHERE group_id = ${groupId}
    ORDER BY id DESC LIMIT ${sql.lit(shownActs)}`.execute(db);
  return rows.map((row) => ({ ...row, at: vietNamInstant(row.at.getTime()) }));
}

/** How often a case's run was replaced by itself within a day. */
export async function countRepairs(db: RegisterDb, caseId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    SELECT count(*)::integer AS n FROM register.operator_log
    WHERE case_id = ${caseId}::uuid AND by = 'system' AND at > now() - interval '1 day'`.execute(db);
  return rows[0]?.n ?? 0;
}
