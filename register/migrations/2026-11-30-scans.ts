import { sql, type Kysely, type Migration } from 'kysely';

/** What a scanner for malware has said of each paper: `pending` until it has, `none` where there was none. */
export const paperScans: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`ALTER TABLE register.papers ADD COLUMN scan text NOT NULL DEFAULT 'none'`.execute(db);
    await sql`CREATE INDEX papers_pending ON register.papers (wanted_at) WHERE scan = 'pending'`.execute(db);
  },
};
