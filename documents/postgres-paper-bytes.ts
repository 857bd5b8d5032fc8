import { sql } from 'kysely';
import type { RegisterDb } from '../register/database';
import type { PaperBytes } from './paper-bytes';

/** The driver reads bytes as hexadecimal digits and holds several copies: pieces keep that small. */
const pieceBytes = 512 * 1024;

/** In the register's own PostgreSQL, so that one backup holds a case and its papers. */
export function postgresPaperBytes(db: RegisterDb): PaperBytes {
  return {
    async put(documentId, bytes) {
      for (let number = 0; number * pieceBytes < bytes.length; number += 1) {
        const piece = bytes.subarray(number * pieceBytes, (number + 1) * pieceBytes);
        await sql`
          INSERT INTO register.paper_pieces (document_id, number, bytes) VALUES (${documentId}, ${number}, ${piece})
          ON CONFLICT DO NOTHING`.execute(db);
      }
    },
    async *read(documentId) {
      for (let number = 0; ; number += 1) {
        const { rows } = await sql<{ bytes: Buffer }>`
          SELECT bytes FROM register.paper_pieces
          WHERE document_id = ${documentId} AND number = ${number}`.execute(db);
        const [piece] = rows;
        if (!piece && number === 0) throw new Error(`paper ${documentId} has no bytes`);
        if (!piece) return;
        yield piece.bytes;
      }
    },
    async remove(documentIds) {
      await sql`DELETE FROM register.paper_pieces WHERE document_id = ANY (${documentIds}::uuid[])`.execute(
        db,
      );
    },
  };
}
