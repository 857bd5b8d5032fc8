import { sql, type Kysely, type Migration } from 'kysely';

/**
 * Papers lie apart from the cases that refer to them. A case has each paper once, by its digest, and shares it with no
 * other case: who may read it, and how long it is kept, are the case's own matters. The bytes are in pieces, so that
 * no statement carries more than one of them.
 */
export const papers: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};

const statements = [
  // Without a case it waits for one whose order refers to it. No reference to the case: its own row may come later.
  `CREATE TABLE register.papers (
     document_id uuid PRIMARY KEY,
     case_id uuid,
     sha256 text NOT NULL,
     size integer NOT NULL,
     media_type text NOT NULL,
     name text NOT NULL,
     uploaded_by text NOT NULL,
     wanted_at timestamptz NOT NULL DEFAULT now(),
     is_referred boolean NOT NULL DEFAULT false,
     UNIQUE (case_id, sha256)
   )`,
  `CREATE INDEX papers_unreferred ON register.papers (wanted_at) WHERE NOT is_referred`,
  `CREATE TABLE register.paper_pieces (
     document_id uuid NOT NULL,
     number integer NOT NULL,
     bytes bytea NOT NULL,
     PRIMARY KEY (document_id, number)
   )`,
  // Scans are compressed already.
  `ALTER TABLE register.paper_pieces ALTER COLUMN bytes SET STORAGE EXTERNAL`,

  // What the events of a case refer to, written with them.
  `CREATE TABLE register.paper_references (
     document_id uuid NOT NULL,
     case_id uuid NOT NULL,
     step text NOT NULL,
     PRIMARY KEY (document_id, case_id, step)
   )`,

  `GRANT SELECT, INSERT, UPDATE, DELETE ON register.papers TO lienthong_app`,
  `GRANT SELECT, INSERT, DELETE ON register.paper_pieces TO lienthong_app`,
  `GRANT SELECT, INSERT ON register.paper_references TO lienthong_app`,
];
