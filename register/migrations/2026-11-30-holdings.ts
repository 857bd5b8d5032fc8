import { sql, type Kysely, type Migration } from 'kysely';
import { foldState } from '../../domain/fold/fold';
import { holdingOf, updateHolding, type Holding } from '../life-event-locks';
import { readStoredTexts, storedCaseOf, type StoredText } from '../stored-case';

/**
 * What cases are held and recognised by, as digests under a key of this register. The key lies where the application's
 * role cannot read it; what it may do is to have a digest made. Held locks are made anew, as the cases' events say.
 */
export const holdings: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db);
    await holdAnew(db);
  },
};

async function holdAnew(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ case_id: string }>`
    SELECT case_id FROM register.cases ORDER BY filed_at`.execute(db);
  for (const { case_id: caseId } of rows) {
    const holding = whatEventsSay(await readStoredTexts(db, caseId));
    if (holding) await sql`WITH ${updateHolding(caseId, holding, [])} SELECT 1`.execute(db);
  }
}

/** Null for a case that cannot be read: it must not keep all others from their new shape. */
function whatEventsSay(texts: StoredText[]): Holding | null {
  try {
    const { events, documents } = storedCaseOf(texts);
    return holdingOf(foldState(events, documents), documents);
  } catch {
    return null;
  }
}

const statements = [
  // HMAC-SHA-256 (RFC 2104): the key is kept as the two blocks that it is made of, which is all that the digest needs.
  `CREATE TABLE register.digest_key (
     is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only),
     inner_block bytea NOT NULL,
     outer_block bytea NOT NULL
   )`,
  `DO $$
   DECLARE
     -- Random bits of the server's own generator; there is none for bytes without an extension.
     key bytea := sha256(convert_to(concat(gen_random_uuid(), gen_random_uuid(), gen_random_uuid()), 'UTF8'))
       || decode(repeat('00', 32), 'hex');
     inner_block bytea := key;
     outer_block bytea := key;
   BEGIN
     FOR i IN 0..63 LOOP
       inner_block := set_byte(inner_block, i, get_byte(key, i) # 54);
       outer_block := set_byte(outer_block, i, get_byte(key, i) # 92);
     END LOOP;
     INSERT INTO register.digest_key (inner_block, outer_block) VALUES (inner_block, outer_block);
   END $$`,
  `CREATE FUNCTION register.keyed_digest(word text) RETURNS text
   LANGUAGE sql STABLE STRICT SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
     SELECT encode(sha256(outer_block || sha256(inner_block || convert_to(word, 'UTF8'))), 'hex')
     FROM register.digest_key
   $$`,
  `REVOKE EXECUTE ON FUNCTION register.keyed_digest FROM PUBLIC`,
  `GRANT EXECUTE ON FUNCTION register.keyed_digest TO lienthong_app`,

  `CREATE TABLE register.life_event_marks (
     mark text NOT NULL,
     case_id uuid NOT NULL REFERENCES register.cases DEFERRABLE INITIALLY DEFERRED,
     PRIMARY KEY (mark, case_id)
   )`,
  `CREATE INDEX life_event_marks_cases ON register.life_event_marks (case_id)`,
  `ALTER TABLE register.cases ADD COLUMN claim_taken boolean NOT NULL DEFAULT false`,
  `CREATE INDEX cases_claim_taken ON register.cases (case_id) WHERE claim_taken`,
  `DELETE FROM register.life_event_locks`,
  // False of what is held only until a correction can no longer be given up.
  `ALTER TABLE register.life_event_locks ADD COLUMN is_own boolean NOT NULL DEFAULT true`,

  `GRANT SELECT, INSERT, DELETE ON register.life_event_marks TO lienthong_app`,
  `GRANT UPDATE ON register.life_event_locks TO lienthong_app`,
];
