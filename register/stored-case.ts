import { sql } from 'kysely';
import type { CaseEvent, Documents } from '../domain/case-events';
import type { RegisterDb } from './database';

/** A case's own record, read back: its events in order and the documents they refer to. */
export interface StoredCase {
  events: StoredEvent[];
  documents: Documents;
}
export type StoredEvent = CaseEvent & { seq: number; prevHash: string | null; hash: string };

/** Empty for a case that is not on file. One statement, so that both halves are of one moment. */
export async function readStoredCase(db: RegisterDb, caseId: string): Promise<StoredCase> {
  const rows = await db
    .selectFrom('register.case_events')
    .select(['seq', sql<string | null>`null`.as('ref'), 'canonical'])
    .where('case_id', '=', caseId)
    .unionAll(
      db
        .selectFrom('register.case_documents')
        .select([sql<number>`0`.as('seq'), sql<string | null>`ref`.as('ref'), 'canonical'])
        .where('case_id', '=', caseId),
    )
    .execute();
  const documents = rows.flatMap(({ ref, canonical }): [string, unknown][] =>
    ref === null ? [] : [[ref, readDocument(canonical)]],
  );
  const events = rows.filter(({ ref }) => ref === null).sort((a, b) => a.seq - b.seq);
  return {
    events: events.map(({ canonical }) => readEvent(canonical)),
    documents: Object.fromEntries(documents),
  };
}

/** The bytes are the register's own and cannot be changed, so they are what they were typed as when written. */
function readEvent(canonical: string): StoredEvent {
  return JSON.parse(canonical) as StoredEvent;
}

function readDocument(canonical: string): unknown {
  const sealed: unknown = JSON.parse(canonical);
  return typeof sealed === 'object' && sealed !== null && 'value' in sealed ? sealed.value : null;
}
