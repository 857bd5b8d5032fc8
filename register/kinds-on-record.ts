import { Client } from 'pg';

/** Something that the code which goes on with cases has to know, and in which of them it is. */
export interface KindOnRecord {
  what: 'edition' | 'calendar' | 'event-type';
  /** Of an edition. */
  bundle: string | null;
  name: string;
  cases: number;
  /** The first of them. */
  caseIds: string[];
}

const namedCases = 5;

/**
 * Every edition, calendar and type of event on record; of one case alone where it is named. Also of ended cases: an order
 * takes them up again. It reads the whole record, over a connection of its own, and changes nothing.
 */
export async function kindsOnRecord(databaseUrl: string, caseId?: string): Promise<KindOnRecord[]> {
  const client = new Client({
    connectionString: databaseUrl,
    connectionTimeoutMillis: 5_000,
    options: '-c default_transaction_read_only=on',
  });
  await client.connect();
  try {
    const { rows } = await client.query<KindOnRecord>(
      `SELECT what, bundle, name, count(DISTINCT case_id)::integer AS cases,
         (array_agg(DISTINCT case_id::text))[1:${String(namedCases)}] AS "caseIds"
       FROM (
         SELECT 'edition' AS what, bundle, edition::text AS name, case_id FROM register.cases
         UNION ALL SELECT 'calendar', null, calendar::text, case_id FROM register.cases
         UNION ALL SELECT 'event-type', null, canonical::jsonb ->> 'type', case_id FROM register.case_events
       ) AS on_record
       WHERE $1::uuid IS NULL OR case_id = $1::uuid
       GROUP BY what, bundle, name ORDER BY what, bundle, name`,
      [caseId ?? null],
    );
    return rows;
  } finally {
    await client.end();
  }
}
