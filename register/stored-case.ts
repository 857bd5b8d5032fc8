import { sql, type QueryExecutorProvider } from 'kysely';
import type { CaseEvent, Documents } from '../domain/case-events';

/** A case's own record, read back: its events in order and the documents they refer to. */
export interface StoredCase {
  events: StoredEvent[];
  documents: Documents;
  /** Of the last event; 0 for a case that is not on file. */
  seq: number;
}
export type StoredEvent = CaseEvent & { seq: number; prevHash: string | null; hash: string };

/** An event's text, or with a `ref` a document's. */
export interface StoredText {
  ref: string | null;
  canonical: string;
}

/** Empty for a case that is not on file. */
export async function readStoredCase(db: QueryExecutorProvider, caseId: string): Promise<StoredCase> {
  return storedCaseOf(await readStoredTexts(db, caseId));
}

/** A stored case with what its row says beside the record. */
export interface CaseOnFile extends StoredCase {
  /** The subject of whoever filed it. */
  filedBy: string;
  /** Another case holds what this one declares. */
  isClaimTaken: boolean;
}

/** Undefined for a case that is not on file. One statement, so that all is of one moment. */
export async function findStoredCase(
  db: QueryExecutorProvider,
  caseId: string,
): Promise<CaseOnFile | undefined> {
  const { rows } = await sql<StoredText & { filed_by: string; claim_taken: boolean }>`
    SELECT c.filed_by, c.claim_taken, stored.ref, stored.canonical FROM register.cases AS c CROSS JOIN LATERAL (
      SELECT null AS ref, canonical FROM register.case_events AS e WHERE e.case_id = c.case_id
      UNION ALL
      SELECT ref, canonical FROM register.case_documents AS d WHERE d.case_id = c.case_id) AS stored
    WHERE c.case_id = ${caseId}::uuid`.execute(db);
  const [first] = rows;
  return first && { ...storedCaseOf(rows), filedBy: first.filed_by, isClaimTaken: first.claim_taken };
}

/** One statement, so that events and documents are of one moment. */
export async function readStoredTexts(db: QueryExecutorProvider, caseId: string): Promise<StoredText[]> {
  const { rows } = await sql<StoredText>`
    SELECT null AS ref, canonical FROM register.case_events WHERE case_id = ${caseId}
    UNION ALL
    SELECT ref, canonical FROM register.case_documents WHERE case_id = ${caseId}`.execute(db);
  return rows;
}

/** Of a case's texts in any order. */
export function storedCaseOf(texts: readonly StoredText[]): StoredCase {
  const documents: [string, unknown][] = [];
  const events: StoredEvent[] = [];
  for (const { ref, canonical } of texts) {
    if (ref === null) events.push(readEvent(canonical));
    else documents.push([ref, readDocument(canonical)]);
  }
  events.sort((a, b) => a.seq - b.seq);
  return { events, documents: Object.fromEntries(documents), seq: events.at(-1)?.seq ?? 0 };
}

/** The bytes are the register's own and cannot be changed, so they are what they were typed as when written. */
function readEvent(canonical: string): StoredEvent {
  return JSON.parse(canonical) as StoredEvent;
}

function readDocument(canonical: string): unknown {
  const sealed: unknown = JSON.parse(canonical);
  return typeof sealed === 'object' && sealed !== null && 'value' in sealed ? sealed.value : null;
}
