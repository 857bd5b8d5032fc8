/** Sign-ins that are under way: what a browser has to come back with, kept until it does or for an hour. */
import { sql } from 'kysely';
import type { RegisterDb } from './database';

export interface SignIn {
  stateHash: Buffer;
  /** Of the browser that began it; another one does not get to its end. */
  browserHash: Buffer;
  verifier: string;
  nonce: string;
  returnTo: string;
  /** Whose page that is: of whoever's session the browser held, if it held one. */
  subject: string | undefined;
  /** That the user is there has to be shown anew, whatever the issuer remembers. */
  inPerson: boolean;
  /** How often it has been begun again by itself. */
  tries: number;
}

export type FoundSignIn = Pick<SignIn, 'verifier' | 'nonce' | 'returnTo' | 'inPerson' | 'tries'> & {
  subject: string | null;
  beganAt: Date;
  isDone: boolean;
};

const keptForS = 3_600;

export const signInsOf = (db: RegisterDb) => ({
  keepSignIn: (signIn: SignIn) => keepSignIn(db, signIn),
  findSignIn: (which: Parameters<typeof findSignIn>[1]) => findSignIn(db, which),
  markSignInDone: (stateHash: Buffer) => markSignInDone(db, stateHash),
  forgetSignIns: () => forgetSignIns(db),
});

async function keepSignIn(db: RegisterDb, signIn: SignIn): Promise<void> {
  const { stateHash, browserHash, verifier, nonce, returnTo, subject = null, inPerson, tries } = signIn;
  await sql`
    INSERT INTO register.sign_ins (state_hash, browser_hash, verifier, nonce, return_to, subject, in_person, tries)
    VALUES (${stateHash}, ${browserHash}, ${verifier}, ${nonce}, ${returnTo}, ${subject}, ${inPerson},
            ${tries})`.execute(db);
}

async function findSignIn(
  db: RegisterDb,
  { stateHash, browserHash }: Pick<SignIn, 'stateHash' | 'browserHash'>,
): Promise<FoundSignIn | undefined> {
  const { rows } = await sql<FoundSignIn>`
    SELECT verifier, nonce, return_to AS "returnTo", subject, in_person AS "inPerson", tries, began_at AS "beganAt",
           done_at IS NOT NULL AS "isDone"
    FROM register.sign_ins
    WHERE state_hash = ${stateHash} AND browser_hash = ${browserHash}
      AND began_at > now() - make_interval(secs => ${keptForS})`.execute(db);
  return rows[0];
}

async function markSignInDone(db: RegisterDb, stateHash: Buffer): Promise<void> {
  await sql`UPDATE register.sign_ins SET done_at = now() WHERE state_hash = ${stateHash}`.execute(db);
}

async function forgetSignIns(db: RegisterDb): Promise<void> {
  await sql`
    DELETE FROM register.sign_ins WHERE began_at < now() - make_interval(secs => ${keptForS})`.execute(db);
}
