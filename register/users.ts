/** Who has signed in or called lately, and who stands in for whom while they are away. */
import { sql } from 'kysely';
import type { AgencyId } from '../domain/agencies';
import type { Caller } from '../domain/rights/caller';
import type { Role } from '../domain/rights/roles';
import type { RegisterDb } from './database';

export interface User {
  subject: string;
  name: string | null;
  roles: Role[];
  agency: AgencyId | null;
  territory: string[];
  /** Until when somebody stands in for them, if somebody does now. */
  absentUntil: Date | null;
}

export interface Delegation {
  /** Who is away. */
  subject: string;
  /** Who has their reach and their tasks meanwhile, and no role of theirs. */
  deputy: string;
  startsAt: Date;
  endsAt: Date;
  reason: string;
  givenBy: string;
}

/** Whoever has not been seen for longer is known no more. */
const knownForDays = 90;

export const usersOf = (db: RegisterDb) => ({
  noteUser: (caller: Caller) => noteUser(db, caller),
  findUser: async (subject: string) => (await selectUsers(db, sql`u.subject = ${subject}`, 1))[0],
  listUsers: (which: Parameters<typeof listUsers>[1]) => listUsers(db, which),
  putDelegation: (delegation: Delegation) => putDelegation(db, delegation),
  removeDelegation: (subject: string) => removeDelegation(db, subject),
  /** Whose reach and tasks somebody has now beside their own. */
  usersStoodInFor: (deputy: string) =>
    selectUsers(db, sql`d.deputy = ${deputy} AND d.starts_at <= now() AND d.ends_at > now()`, 100),
  forgetUsers: () => forgetUsers(db),
});

async function noteUser(db: RegisterDb, caller: Caller): Promise<void> {
  const { subject, name, roles, agency = null, territory } = caller;
  await sql`
    INSERT INTO register.users (subject, name, roles, agency, territory)
    VALUES (${subject}, ${name}, ${[...roles]}::text[], ${agency}, ${[...territory]}::text[])
    ON CONFLICT (subject) DO UPDATE
      SET name = excluded.name, roles = excluded.roles, agency = excluded.agency,
          territory = excluded.territory, seen_at = now()`.execute(db);
}

/** In the order of their subjects. */
function listUsers(
  db: RegisterDb,
  { agency, after = '', limit }: { agency?: AgencyId | undefined; after?: string | undefined; limit: number },
): Promise<User[]> {
  const ofAgency = agency === undefined ? sql`true` : sql`u.agency = ${agency}`;
  return selectUsers(db, sql`${ofAgency} AND u.subject > ${after}`, limit);
}

async function selectUsers(db: RegisterDb, where: ReturnType<typeof sql>, limit: number): Promise<User[]> {
  const { rows } = await sql<User>`
    SELECT u.subject, u.name, u.roles, u.agency, u.territory,
           CASE WHEN d.starts_at <= now() AND d.ends_at > now() THEN d.ends_at END AS "absentUntil"
    FROM register.users u LEFT JOIN register.delegations d USING (subject)
    WHERE ${where} AND u.seen_at > now() - make_interval(days => ${knownForDays})
    ORDER BY u.subject LIMIT ${limit}`.execute(db);
  return rows;
}

/** In place of an earlier one. */
async function putDelegation(db: RegisterDb, delegation: Delegation): Promise<void> {
  const { subject, deputy, startsAt, endsAt, reason, givenBy } = delegation;
  await sql`
    INSERT INTO register.delegations (subject, deputy, starts_at, ends_at, reason, given_by)
    VALUES (${subject}, ${deputy}, ${startsAt}, ${endsAt}, ${reason}, ${givenBy})
    ON CONFLICT (subject) DO UPDATE
      SET deputy = excluded.deputy, starts_at = excluded.starts_at, ends_at = excluded.ends_at,
          reason = excluded.reason, given_by = excluded.given_by, given_at = now()`.execute(db);
}

async function removeDelegation(db: RegisterDb, subject: string): Promise<void> {
  await sql`DELETE FROM register.delegations WHERE subject = ${subject}`.execute(db);
}

async function forgetUsers(db: RegisterDb): Promise<void> {
  await sql`
    DELETE FROM register.users WHERE seen_at < now() - make_interval(days => ${knownForDays})`.execute(db);
  await sql`
    DELETE FROM register.delegations
    WHERE ends_at < now() - make_interval(days => ${knownForDays})`.execute(db);
}
