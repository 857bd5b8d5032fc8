/** The books of desks: one entry after another for each agency, kind, place and year. */
import type { ClientBase } from 'pg';
import type { AgencyId } from '../domain/agencies';
import { dayOf } from '../domain/viet-nam-time';
import type { Granting, ReadDossier } from './acts/act';

type Database = Pick<ClientBase, 'query'>;
type Members = Record<string, unknown>;
interface ToGrant {
  agency: AgencyId;
  dossier: ReadDossier;
  corrected: Granting['corrected'];
}

/** What a grant would bring now; nothing is entered. */
export async function proposalOf(database: Database, grant: ToGrant): Promise<Members> {
  return withNumbers(grant, (books) => nextNumbers(database, books));
}

/** What a grant brings beside what whoever decides has given. What it is numbered by is entered in the same commit. */
export async function resultOf(database: Database, grant: ToGrant, given: Members): Promise<Members> {
  const isNumberLeftOut = numberedMembers(grant).some((member) => given[member] === undefined);
  const proposed = await withNumbers(grant, (books) =>
    isNumberLeftOut ? enter(database, books) : nextNumbers(database, books),
  );
  return { ...proposed, ...given };
}

/** The members of a proposal that change with the number of the entry. */
function numberedMembers(grant: ToGrant): string[] {
  const [one, other] = [1, 2].map((number) => grant.dossier.proposal(granting(grant, () => number)));
  return Object.keys(one ?? {}).filter(
    (name) => JSON.stringify(one?.[name]) !== JSON.stringify(other?.[name]),
  );
}

async function withNumbers(
  grant: ToGrant,
  numbersOf: (books: string[]) => Promise<Map<string, number>>,
): Promise<Members> {
  const books: string[] = [];
  grant.dossier.proposal(granting(grant, (book) => books.push(book)));
  const own = (book: string): string => `${grant.agency}/${book}`;
  const numbers = await numbersOf(books.map(own));
  return grant.dossier.proposal(granting(grant, (book) => numbers.get(own(book)) ?? 1));
}

const granting = ({ corrected }: ToGrant, next: Granting['next']): Granting => ({
  corrected,
  today: dayOf(Date.now()),
  next,
});

async function nextNumbers(database: Database, books: string[]): Promise<Map<string, number>> {
  const { rows } = await database.query<{ book: string; last: number }>(
    'select book, last from desk.books where book = any ($1::text[])',
    [books],
  );
  return new Map(rows.map(({ book, last }) => [book, last + 1]));
}

async function enter(database: Database, books: string[]): Promise<Map<string, number>> {
  const { rows } = await database.query<{ book: string; last: number }>(
    `insert into desk.books (book, last) select book, 1 from unnest($1::text[]) as book
     on conflict (book) do update set last = books.last + 1 returning book, last`,
    [books],
  );
  return new Map(rows.map(({ book, last }) => [book, last]));
}
