import { sql } from 'kysely';
import type { CaseEvent, Documents, EventOf } from '../domain/case-events';
import type { RegisterDb } from './database';
import { storedCaseOf, type StoredText } from './stored-case';

/** A case on file whose workflow has not been started yet. */
export interface UnstartedCase {
  caseId: string;
  bundle: string;
  filed: EventOf<'case-filed'>;
  documents: Documents;
}

/** Longer than a start may take; what whoever took them has not come back for by then is taken by another. */
const leaseS = 8;

/**
 * Hands up to `limit` unstarted cases to `start`, and marks those it started. They are leased meanwhile, not locked:
 * several takers get different cases, and no connection is held while the engine is spoken to. A marked case is never
 * started again, also after Temporal has forgotten it. First come those never tried, oldest first; one that cannot be
 * read or started goes behind all others, so that it holds up none of them. Returns how many were taken, and why some
 * of them could not be started.
 */
export async function startCases(
  db: RegisterDb,
  { limit, start }: { limit: number; start: (unstarted: UnstartedCase) => Promise<void> },
): Promise<{ taken: number; failures: unknown[] }> {
  const taken = await takeUnstarted(db, limit);
  const outcomes = await Promise.allSettled(
    taken.map(async (one) => {
      await start(readUnstarted(one));
    }),
  );
  const codes = outcomes.map((outcome) => (outcome.status === 'fulfilled' ? null : codeOf(outcome.reason)));
  if (taken.length > 0) await markTried(db, { ids: taken.map(({ caseId }) => caseId), codes });
  const failures = outcomes.flatMap((outcome): unknown[] =>
    outcome.status === 'rejected' ? [outcome.reason] : [],
  );
  return { taken: taken.length, failures };
}

interface TakenCase {
  caseId: string;
  texts: StoredText[];
}

/** Their first events and the documents of these, read in the statement that takes them. */
async function takeUnstarted(db: RegisterDb, limit: number): Promise<TakenCase[]> {
  const { rows } = await sql<StoredText & { case_id: string }>`
    WITH free AS (
      SELECT case_id, start_tried_at, filed_at FROM register.cases
      WHERE started_at IS NULL AND (start_leased_until IS NULL OR start_leased_until < clock_timestamp())
      ORDER BY start_tried_at NULLS FIRST, filed_at LIMIT ${limit} FOR NO KEY UPDATE SKIP LOCKED),
    taken AS (
      UPDATE register.cases AS c SET start_leased_until = clock_timestamp() + make_interval(secs => ${leaseS})
      FROM free WHERE c.case_id = free.case_id RETURNING free.*)
    SELECT case_id, ref, canonical FROM taken CROSS JOIN LATERAL (
      SELECT null AS ref, canonical FROM register.case_events AS e WHERE e.case_id = taken.case_id AND seq = 1
      UNION ALL
      SELECT ref, canonical FROM register.case_documents AS d WHERE d.case_id = taken.case_id) AS stored
    ORDER BY start_tried_at NULLS FIRST, filed_at`.execute(db);
  const byCase = new Map<string, StoredText[]>();
  for (const { case_id, ...text } of rows) byCase.set(case_id, [...(byCase.get(case_id) ?? []), text]);
  return [...byCase].map(([caseId, texts]) => ({ caseId, texts }));
}

/** The kind of an error: its text may say of whom it is. */
const codeOf = (why: unknown): string => (why instanceof Error ? why.name : 'unknown');

/** What was started has no code. */
async function markTried(
  db: RegisterDb,
  { ids, codes }: { ids: string[]; codes: (string | null)[] },
): Promise<void> {
  await sql`
    UPDATE register.cases AS c SET start_tried_at = clock_timestamp(), start_leased_until = NULL,
      start_code = tried.code, started_at = CASE WHEN tried.code IS NULL THEN clock_timestamp() ELSE started_at END
    FROM unnest(${ids}::uuid[], ${codes}::text[]) AS tried (id, code) WHERE c.case_id = tried.id`.execute(db);
}

function readUnstarted({ caseId, texts }: TakenCase): UnstartedCase {
  const { events, documents } = storedCaseOf(texts);
  return { caseId, ...filedOf(caseId, events), documents };
}

function filedOf(caseId: string, [first]: readonly CaseEvent[]): Pick<UnstartedCase, 'bundle' | 'filed'> {
  if (first?.type !== 'case-filed') throw new Error(`case ${caseId} does not begin with its filing`);
  return { bundle: first.data.bundle, filed: first };
}
