/** How the family of a case is reached, where it has told us since the filing. */
import { sql } from 'kysely';
import type { Language } from '../domain/messages';
import type { RegisterDb } from './database';
import { termsOfContact } from './search-terms';

export interface Contact {
  phone?: string | undefined;
  email?: string | undefined;
  language?: Language | undefined;
}

/** What has been told of it; null what has been cleared since. */
export type ToldContact = { [Way in keyof Contact]: Contact[Way] | null };

/** An empty text where it has been cleared, null where nothing has been told. */
interface Row {
  phone: string | null;
  email: string | null;
  language: Language | '' | null;
}

export async function findContact(db: RegisterDb, caseId: string): Promise<ToldContact> {
  const { rows } = await sql<Row>`
    SELECT phone, email, language FROM register.case_contacts WHERE case_id = ${caseId}::uuid`.execute(db);
  return rows[0] ? contactOf(rows[0]) : {};
}

/** What is left out stays as it is. The case is found by the new ones, and by the old as before. */
export async function putContact(
  db: RegisterDb,
  { caseId, by, ...contact }: ToldContact & { caseId: string; by: string },
): Promise<ToldContact> {
  const stored = (value: string | null | undefined) => (value === undefined ? null : (value ?? ''));
  const [phone, email, language] = [contact.phone, contact.email, contact.language].map(stored);
  const terms = termsOfContact(contact);
  const { rows } = await sql<Row>`
    WITH found_by AS (
      INSERT INTO register.case_search (case_id, term, is_name, is_subject, seen_by)
      SELECT ${caseId}::uuid, term, false, false, '{}'::text[] FROM unnest(${terms}::text[]) AS term
      WHERE NOT EXISTS (
        SELECT FROM register.case_search AS s
        WHERE s.case_id = ${caseId}::uuid AND s.term = term.term AND NOT s.is_name))
    INSERT INTO register.case_contacts AS c (case_id, phone, email, language, changed_by)
    VALUES (${caseId}::uuid, ${phone}, ${email}, ${language}, ${by})
    ON CONFLICT (case_id) DO UPDATE SET phone = coalesce(excluded.phone, c.phone),
      email = coalesce(excluded.email, c.email), language = coalesce(excluded.language, c.language),
      changed_at = now(), changed_by = excluded.changed_by
    RETURNING phone, email, language`.execute(db);
  return rows[0] ? contactOf(rows[0]) : {};
}

const contactOf = ({ phone, email, language }: Row): ToldContact => ({
  ...(phone !== null && { phone: phone || null }),
  ...(email !== null && { email: email || null }),
  ...(language !== null && { language: language || null }),
});
