/** The sessions of browsers. Times are the database's, which all processes share. */
import { sql } from 'kysely';
import type { RegisterDb } from './database';
import { signInsOf } from './sign-ins';

export interface StoredSession {
  subject: string;
  /** What the issuer has said of the user, as far as it says what they may do. */
  claims: unknown;
  idToken: string;
  /** When it locks unless its user does something. */
  locksAt: Date;
  endsAt: Date;
  state: 'open' | 'locked' | 'over';
}

/** How somebody has signed in, which is what a session lives by. */
export interface SignedIn {
  issuer: string;
  subject: string;
  /** The issuer's own name for its session, by which it tells that this has ended. */
  issuerSession: string | undefined;
  claims: unknown;
  idToken: string;
}

interface Held {
  secretHash: Buffer;
  issuer: string;
  /** How long nobody may do anything before it locks. */
  idleS: number;
}

/** One that is over is known for a day, so that it is seen whose page a browser still shows. */
const keptForS = 24 * 3_600;

export const sessionsOf = (db: RegisterDb) => ({
  ...signInsOf(db),
  startSession: (session: SignedIn & { secretHash: Buffer; endS: number }) => startSession(db, session),
  findSession: (held: Held) => findSession(db, held),
  keepSessionActive: (held: Held) => keepSessionActive(db, held),
  /** Signed in again by the same user: it goes on, and ends when it would have. */
  unlockSession: (session: SignedIn & { secretHash: Buffer }) => unlockSession(db, session),
  endSession: (secretHash: Buffer) => endSession(db, secretHash),
  endSessionsOf: (who: Parameters<typeof endSessionsOf>[1]) => endSessionsOf(db, who),
  forgetSessions: () => forgetSessions(db),
});

async function startSession(
  db: RegisterDb,
  session: SignedIn & { secretHash: Buffer; endS: number },
): Promise<void> {
  const { secretHash, issuer, subject, issuerSession = null, claims, idToken, endS } = session;
  await sql`
    INSERT INTO register.sessions (secret_hash, issuer, subject, issuer_session, claims, id_token, ends_at)
    VALUES (${secretHash}, ${issuer}, ${subject}, ${issuerSession}, ${JSON.stringify(claims)}, ${idToken},
            now() + make_interval(secs => ${endS}))`.execute(db);
}

async function findSession(
  db: RegisterDb,
  { secretHash, issuer, idleS }: Held,
): Promise<StoredSession | undefined> {
  const { rows } = await sql<StoredSession>`
    SELECT subject, claims, id_token AS "idToken", ends_at AS "endsAt",
           least(active_at + make_interval(secs => ${idleS}), ends_at) AS "locksAt",
           CASE WHEN ends_at <= now() THEN 'over'
                WHEN active_at + make_interval(secs => ${idleS}) <= now() THEN 'locked'
                ELSE 'open' END AS state
    FROM register.sessions WHERE secret_hash = ${secretHash} AND issuer = ${issuer}`.execute(db);
  return rows[0];
}

/** Of an open one alone: what is locked is not opened by going on. */
async function keepSessionActive(db: RegisterDb, { secretHash, issuer, idleS }: Held): Promise<void> {
  await sql`
    UPDATE register.sessions SET active_at = now()
    WHERE secret_hash = ${secretHash} AND issuer = ${issuer} AND ends_at > now()
      AND active_at + make_interval(secs => ${idleS}) > now()`.execute(db);
}

async function unlockSession(db: RegisterDb, session: SignedIn & { secretHash: Buffer }): Promise<void> {
  const { secretHash, issuer, subject, issuerSession = null, claims, idToken } = session;
  await sql`
    UPDATE register.sessions
    SET active_at = now(), claims = ${JSON.stringify(claims)}, id_token = ${idToken},
        issuer_session = ${issuerSession}
    WHERE secret_hash = ${secretHash} AND issuer = ${issuer} AND subject = ${subject}`.execute(db);
}

async function endSession(db: RegisterDb, secretHash: Buffer): Promise<void> {
  await sql`DELETE FROM register.sessions WHERE secret_hash = ${secretHash}`.execute(db);
}

/** Of one sign-in at the issuer, or all of a user. */
async function endSessionsOf(
  db: RegisterDb,
  who: { issuer: string; subject?: string | undefined; issuerSession?: string | undefined },
): Promise<void> {
  const { issuer, subject = null, issuerSession = null } = who;
  await sql`
    DELETE FROM register.sessions
    WHERE issuer = ${issuer} AND subject = coalesce(${subject}, subject)
      AND (${issuerSession}::text IS NULL OR issuer_session = ${issuerSession})`.execute(db);
}

async function forgetSessions(db: RegisterDb): Promise<void> {
  await sql`
    DELETE FROM register.sessions WHERE ends_at < now() - make_interval(secs => ${keptForS})`.execute(db);
}
