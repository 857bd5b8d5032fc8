/** The rows of a case as a register loses them, and gets them back from its backup. */
import { Client } from 'pg';
import type { Ready } from './running-stack';

const tables = [
  'cases',
  'case_events',
  'case_documents',
  'case_search',
  'case_contacts',
  'life_event_locks',
  'life_event_marks',
  'paper_references',
  'handlings',
];

/** Gives how to bring them back. As the owner, who alone can: the past is kept from everybody else. */
export async function loseRows(ready: Ready, caseId: string): Promise<() => Promise<void>> {
  const kept: Record<string, unknown[]> = {};
  await asOwner(ready, async (query) => {
    for (const table of tables.toReversed()) {
      const rows = await query(`SELECT to_jsonb(t) AS row FROM register.${table} AS t WHERE case_id = $1`, [
        caseId,
      ]);
      kept[table] = rows.map(({ row }) => row);
      await query(`DELETE FROM register.${table} WHERE case_id = $1`, [caseId]);
    }
  });
  return () =>
    asOwner(ready, async (query) => {
      for (const table of tables)
        for (const row of kept[table] ?? [])
          await query(
            `INSERT INTO register.${table} SELECT * FROM jsonb_populate_record(null::register.${table}, $1)`,
            [JSON.stringify(row)],
          );
    });
}

type Query = (text: string, values?: unknown[]) => Promise<Record<string, unknown>[]>;

/** In one transaction, with the guards of the record out of the way. */
export async function asOwner(ready: Ready, work: (query: Query) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: ready.database });
  await client.connect();
  const query: Query = async (text, values) =>
    (await client.query<Record<string, unknown>>(text, values)).rows;
  const guards = (word: string) => query(`ALTER TABLE register.case_events ${word} TRIGGER USER`);
  try {
    await query('BEGIN');
    await guards('DISABLE');
    await work(query);
    await guards('ENABLE');
    await query('COMMIT');
  } finally {
    await client.end();
  }
}
