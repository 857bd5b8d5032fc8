import { sql, type Kysely } from 'kysely';

/**
 * In a database that was filled from another's dump, transactions are counted from the beginning again: the new ones are
 * numbered on from the last one on record. As the owner, before anybody appends.
 */
export async function numberChangesOn(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ behind: string }>`
    SELECT (max(change) + 1 - register.change_of(pg_current_xact_id()))::text AS behind
    FROM register.case_events`.execute(db);
  const behind = BigInt(rows[0]?.behind ?? 0);
  if (behind <= 0n) return;
  const { rows: known } = await sql<{ added: string }>`
    SELECT (register.change_of('0'::xid8) + ${String(behind)}::bigint)::text AS added`.execute(db);
  await sql`
    CREATE OR REPLACE FUNCTION register.change_of(transaction xid8) RETURNS bigint LANGUAGE sql STABLE
    RETURN transaction::text::bigint + ${sql.lit(BigInt(known[0]?.added ?? 0))}`.execute(db);
}
