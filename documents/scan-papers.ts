/** What a scanner says of papers, as it is kept with them. */
import { sql } from 'kysely';
import type { Logger } from 'pino';
import type { RegisterDb } from '../register/database';
import type { PaperBytes } from './paper-bytes';
import { scans, type Scan, type Scanner } from './scanner';

interface Scanning {
  db: RegisterDb;
  scanner: Scanner | undefined;
  log: Logger;
}

const atATime = 20;

export const scanIn = (text: string): Scan => scans.find((known) => known === text) ?? 'pending';

/** Asked at once; a scanner that is away is asked again later, and until then the paper is pending. */
export async function scanned<Kept extends { documentId: string; scan: Scan }>(
  { db, scanner, log }: Scanning,
  paper: Kept,
  bytes: Buffer,
): Promise<Kept> {
  if (!scanner || paper.scan === 'clean' || paper.scan === 'infected') return paper;
  const { documentId } = paper;
  try {
    const scan = await scanner.scan(bytes);
    await sql`UPDATE register.papers SET scan = ${scan} WHERE document_id = ${documentId}`.execute(db);
    if (scan === 'infected') log.error({ documentId }, 'a paper is infected, and is never shown or sent');
    return { ...paper, scan };
  } catch (error) {
    log.warn({ err: error, documentId }, 'a paper is scanned later');
    return paper;
  }
}

export async function scanPending(scanning: Scanning, store: PaperBytes): Promise<void> {
  if (!scanning.scanner) return;
  const { rows } = await sql<{ document_id: string }>`
    SELECT document_id FROM register.papers WHERE scan = 'pending' ORDER BY wanted_at LIMIT ${atATime}`.execute(
    scanning.db,
  );
  for (const { document_id: documentId } of rows) {
    const pieces: Buffer[] = [];
    for await (const piece of store.read(documentId)) pieces.push(piece);
    await scanned(scanning, { documentId, scan: 'pending' }, Buffer.concat(pieces));
  }
}

export async function scansOf(
  db: RegisterDb,
  documentIds: readonly string[],
): Promise<ReadonlyMap<string, Scan>> {
  if (documentIds.length === 0) return new Map();
  const { rows } = await sql<{ document_id: string; scan: string }>`
    SELECT document_id, scan FROM register.papers WHERE document_id = ANY (${documentIds}::uuid[])`.execute(
    db,
  );
  return new Map(rows.map(({ document_id: documentId, scan }) => [documentId, scanIn(scan)]));
}
