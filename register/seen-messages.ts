/** Ids of signed messages, so that a message taken once is not taken again, after a restart and by another process too. */
import { sql } from 'kysely';
import type { RegisterDb } from './database';

/** False when the message was seen before. */
export async function rememberMessage(
  db: RegisterDb,
  { messageId, from }: { messageId: string; from: string },
): Promise<boolean> {
  const { rows } = await sql`
    INSERT INTO register.seen_messages (message_id, sender) VALUES (${messageId}, ${from})
    ON CONFLICT DO NOTHING RETURNING message_id`.execute(db);
  return rows.length === 1;
}

/** Forgets what is older: a signature that old is refused for its age. */
export async function forgetMessages(
  db: RegisterDb,
  { olderThanMs }: { olderThanMs: number },
): Promise<void> {
  await sql`
    DELETE FROM register.seen_messages
    WHERE seen_at < now() - make_interval(secs => ${olderThanMs / 1_000})`.execute(db);
}
