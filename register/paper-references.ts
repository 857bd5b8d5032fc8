import { sql, type RawBuilder } from 'kysely';
import type { EventDraft } from '../domain/case-events';
import { attachmentsOf } from '../domain/papers';
import type { RegisterDb } from './database';

/** Which papers the events of a case refer to, and for which step. */
export interface PaperReference {
  caseId: string;
  step: string;
}

interface Referred {
  documentId: string;
  step: string;
}

/** The papers that came with an event. */
export function papersOf({ event, documents }: EventDraft): Referred[] {
  if (event.type !== 'supplement-received') return [];
  const { step } = event;
  if (step === null) return [];
  const attached = attachmentsOf(documents[event.data.supplement.ref]);
  return attached.map(({ documentId }) => ({ documentId, step }));
}

/** Common table expressions for a statement's `WITH`, each with a comma before it; nothing where there are no papers. */
export function insertReferences(caseId: string, papers: readonly Referred[]): RawBuilder<unknown> {
  if (papers.length === 0) return sql``;
  const ids = papers.map(({ documentId }) => documentId);
  return sql`,
    referred AS (
      INSERT INTO register.paper_references (case_id, document_id, step)
      SELECT ${caseId}::uuid, * FROM unnest(${ids}::uuid[], ${papers.map(({ step }) => step)}::text[])
      ON CONFLICT DO NOTHING),
    kept AS (UPDATE register.papers SET is_referred = true WHERE document_id = ANY (${ids}::uuid[]))`;
}

/** Empty for a paper that no case refers to. */
export async function findPaperReferences(db: RegisterDb, documentId: string): Promise<PaperReference[]> {
  const rows = await db
    .selectFrom('register.paper_references')
    .select(['case_id', 'step'])
    .where('document_id', '=', documentId)
    .execute();
  return rows.map(({ case_id: caseId, step }) => ({ caseId, step }));
}

/** The papers that were brought for a step of a case, by the digest of their bytes. */
export async function findPapersOfStep(
  db: RegisterDb,
  { caseId, step }: PaperReference,
): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('register.paper_references as r')
    .innerJoin('register.papers as p', 'p.document_id', 'r.document_id')
    .select(['p.document_id', 'p.sha256'])
    .where('r.case_id', '=', caseId)
    .where('r.step', '=', step)
    .execute();
  return new Map(rows.map(({ sha256, document_id: documentId }) => [sha256, documentId]));
}
