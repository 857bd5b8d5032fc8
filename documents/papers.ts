import { createHash, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Logger } from 'pino';
import type { Paper } from '../domain/papers';
import { openDatabase, violatesUnique, type RegisterDb } from '../register/database';
import type { PaperBytes } from './paper-bytes';
import { scanIn, scanned, scanPending, scansOf } from './scan-papers';
import type { Scan, Scanner } from './scanner';
import { postgresPaperBytes } from './postgres-paper-bytes';
import { turnsFor } from './turns';

/**
 * The papers of cases. A paper is kept for the case it was brought to, or for whoever uploaded it until an order to a
 * case refers to it; one that no case refers to goes after a day.
 */
export type Papers = ReturnType<typeof openPapers>;

export interface NewPaper {
  bytes: Buffer;
  mediaType: string;
  name: string;
  uploadedBy: string;
  /** Undefined where the case is not known yet. */
  caseId?: string | undefined;
}

/** So few that a crowd of uploads takes nothing from intake; they close when nothing is read or written. */
const maxConnections = 2;
const uploadsAtOnce = 3;
const unreferredForS = 24 * 3_600;
/** Of one sweep, which comes again within a minute. */
const sweepAtMost = 50;

export function openPapers({
  databaseUrl,
  log,
  bytesIn = postgresPaperBytes,
  scanner,
}: {
  databaseUrl: string;
  log: Logger;
  bytesIn?: (db: RegisterDb) => PaperBytes;
  /** None unless given: then papers are as good as their senders. */
  scanner?: Scanner | undefined;
}) {
  const db = openDatabase({ databaseUrl, maxConnections, log });
  const bytes = bytesIn(db);
  const scanning = { db, scanner, log };
  return {
    /** Uploads are held in memory as a whole: few at once, the others wait unread on their own connections. */
    inTurn: turnsFor(uploadsAtOnce),
    keep: async (paper: NewPaper) => scanned(scanning, await keep(db, bytes, paper, scanner), paper.bytes),
    /** Asks again about what the scanner has not answered. */
    scanPending: () => scanPending(scanning, bytes),
    scansOf: (documentIds: readonly string[]) => scansOf(db, documentIds),
    find: async (documentId: string) => paperOf(await findRow(db, documentId)),
    /** One that somebody has uploaded. */
    findUploaded: async (documentId: string, by: string) => {
      const row = await findRow(db, documentId);
      return paperOf(row?.uploaded_by === by ? row : undefined);
    },
    read: (documentId: string) => bytes.read(documentId),
    refer: (wanted: Parameters<typeof refer>[1]) => refer(db, wanted),
    forgetUnreferred: (afterS = unreferredForS) => forgetUnreferred(db, bytes, afterS),
    close: () => db.destroy(),
  };
}

/** The bytes that a case has already are the paper it has, under the name that they have come with now. */
async function keep(
  db: RegisterDb,
  store: PaperBytes,
  paper: NewPaper,
  scanner: Scanner | undefined,
): Promise<KeptPaper> {
  const { bytes, mediaType, name, uploadedBy, caseId = null } = paper;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const { rows } = await sql<PaperRow>`
    INSERT INTO register.papers (document_id, case_id, sha256, size, media_type, name, uploaded_by, scan)
    VALUES (${randomUUID()}, ${caseId}, ${sha256}, ${bytes.length}, ${mediaType}, ${name}, ${uploadedBy},
      ${scanner ? 'pending' : 'none'})
    ON CONFLICT (case_id, sha256)
      DO UPDATE SET wanted_at = now(), name = excluded.name, media_type = excluded.media_type
    RETURNING *`.execute(db);
  const kept = paperOf(rows[0]);
  if (!kept) throw new Error('a paper was not kept');
  // Also where it was known: whoever brought it first may not have come to the end.
  await store.put(kept.documentId, bytes);
  return kept;
}

interface PaperRow {
  document_id: string;
  case_id: string | null;
  sha256: string;
  size: number;
  media_type: string;
  name: string;
  uploaded_by: string;
  scan: string;
}

/** A paper with what the scanner has said of it, which may change and so stands in no event. */
export type KeptPaper = Paper & { scan: Scan };

function paperOf(row: PaperRow | undefined): KeptPaper | undefined {
  if (!row) return undefined;
  const { document_id: documentId, sha256, size, media_type: mediaType, name } = row;
  return { documentId, sha256, size, mediaType, name, scan: scanIn(row.scan) };
}

function findRow(db: RegisterDb, documentId: string): Promise<PaperRow | undefined> {
  return db
    .selectFrom('register.papers')
    .select(['document_id', 'case_id', 'sha256', 'size', 'media_type', 'name', 'uploaded_by', 'scan'])
    .where('document_id', '=', documentId)
    .executeTakeFirst();
}

/**
 * The paper as an order to the case refers to it, kept for another day, in which the order comes on record. One that
 * waited for a case becomes this case's, for who uploaded it; where the case has the same bytes, it is that paper,
 * under the name that this one has. Undefined for a paper of another case or of another's.
 */
async function refer(
  db: RegisterDb,
  wanted: { documentId: string; caseId: string; by: string },
): Promise<KeptPaper | undefined> {
  const { documentId, caseId, by } = wanted;
  const known = await findRow(db, documentId);
  const waits = known?.case_id === null && known.uploaded_by === by;
  if (!known || (known.case_id !== caseId && !waits)) return undefined;
  const { sha256, name, media_type: mediaType } = known;
  try {
    const { rows } = await sql<PaperRow>`
      UPDATE register.papers SET wanted_at = now(), case_id = ${caseId}
      WHERE document_id = coalesce(
        (SELECT document_id FROM register.papers WHERE case_id = ${caseId} AND sha256 = ${sha256}), ${documentId})
        AND (case_id IS NULL OR case_id = ${caseId})
      RETURNING *`.execute(db);
    const paper = paperOf(rows[0]);
    return paper && { ...paper, name, mediaType };
  } catch (error) {
    // The same bytes have become the case's at this very moment: now there is that paper to be found.
    if (!violatesUnique(error, 'papers')) throw error;
    return refer(db, wanted);
  }
}

/**
 * First the rows go, so that nobody can refer to half a paper, then the bytes, wherever they lie; what somebody who died
 * in between has left goes with the next sweep. Returns how many.
 */
async function forgetUnreferred(db: RegisterDb, store: PaperBytes, afterS: number): Promise<number> {
  const { rows: forgotten } = await sql`
    WITH gone AS (
      DELETE FROM register.papers WHERE document_id IN (
        SELECT document_id FROM register.papers
        WHERE NOT is_referred AND wanted_at < now() - make_interval(secs => ${afterS})
        ORDER BY wanted_at LIMIT ${sweepAtMost} FOR UPDATE SKIP LOCKED)
      RETURNING document_id)
    INSERT INTO register.paper_removals (document_id) SELECT document_id FROM gone RETURNING document_id`.execute(
    db,
  );
  const left = await db
    .selectFrom('register.paper_removals')
    .select('document_id')
    .limit(sweepAtMost)
    .execute();
  const ids = left.map(({ document_id: id }) => id);
  if (ids.length > 0) {
    await store.remove(ids);
    await db.deleteFrom('register.paper_removals').where('document_id', 'in', ids).execute();
  }
  return forgotten.length;
}
