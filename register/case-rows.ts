import { sql, type RawBuilder } from 'kysely';
import type { EventDraft } from '../domain/case-events';
import { seal, type ChainEnd, type SealedDocument, type SealedEvent } from './chain';
import type { SearchTerm } from './search-terms';

/** The rows that a case's events bring, written beside the case's own in one statement: each costs a round trip less. */
export interface CaseRows {
  events: SealedEvent[];
  documents: SealedDocument[];
  terms: SearchTerm[];
}

/** Seals drafts one after another onto the chain. */
export function rowsOf(drafts: readonly EventDraft[], end: ChainEnd, terms: SearchTerm[]): CaseRows {
  const sealed: ReturnType<typeof seal>[] = [];
  for (const draft of drafts) sealed.push(seal(draft, sealed.at(-1)?.event ?? end));
  return {
    events: sealed.map(({ event }) => event),
    documents: sealed.flatMap(({ documents }) => documents),
    terms,
  };
}

/** Common table expressions for a statement's `WITH`. Arrays, so that any number of rows is one prepared statement. */
export function insertRows(caseId: string, { events, documents, terms }: CaseRows): RawBuilder<unknown> {
  return sql`
    new_events AS (
      INSERT INTO register.case_events (case_id, seq, event_id, canonical)
      SELECT ${caseId}::uuid, * FROM unnest(
        ${events.map(({ seq }) => seq)}::integer[],
        ${events.map(({ eventId }) => eventId)}::text[],
        ${events.map(({ canonical }) => canonical)}::text[])),
    new_documents AS (
      INSERT INTO register.case_documents (case_id, ref, sha256, canonical)
      SELECT ${caseId}::uuid, * FROM unnest(
        ${documents.map(({ ref }) => ref)}::text[],
        ${documents.map((document) => document.sha256)}::text[],
        ${documents.map(({ canonical }) => canonical)}::text[])),
    new_terms AS (
      INSERT INTO register.case_search (case_id, term, is_name, is_subject, seen_by)
      SELECT ${caseId}::uuid, term, is_name, is_subject, string_to_array(seen_by, ',') FROM unnest(
        ${terms.map(({ term }) => term)}::text[],
        ${terms.map(({ isName }) => isName)}::boolean[],
        ${terms.map(({ isSubject }) => isSubject)}::boolean[],
        ${terms.map(({ seenBy }) => seenBy?.join(',') ?? null)}::text[]) AS t (term, is_name, is_subject, seen_by))`;
}
