import type { CaseEvent, Documents } from '../domain/case-events';
import type { RegisterDb } from './database';

/** A case's own record, read back: its events in order and the documents they refer to. */
export interface StoredCase {
  events: StoredEvent[];
  documents: Documents;
}
export type StoredEvent = CaseEvent & { seq: number; prevHash: string | null; hash: string };

/** Empty for a case that is not on file. */
export async function readStoredCase(db: RegisterDb, caseId: string): Promise<StoredCase> {
  const events = await db
    .selectFrom('register.case_events')
    .select('canonical')
    .where('case_id', '=', caseId)
    .orderBy('seq')
    .execute();
  const documents = await db
    .selectFrom('register.case_documents')
    .select(['ref', 'canonical'])
    .where('case_id', '=', caseId)
    .execute();
  return {
    events: events.map(({ canonical }) => readEvent(canonical)),
    documents: Object.fromEntries(documents.map(({ ref, canonical }) => [ref, readDocument(canonical)])),
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
