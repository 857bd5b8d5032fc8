import type { Pool } from 'pg';
import { PersonStatus, type PersonsAnswer } from '../enquiries';
import { RecordedPerson, type RegisteredPerson } from './person';

export const personsSchema = `
create table if not exists persons (
  personal_id text primary key,
  person jsonb not null,
  added bigint generated always as identity
);
create index if not exists persons_added on persons (added);
`;

const statuses = {
  name: 'person-statuses',
  text: `select personal_id, person->>'status' as status, person->>'supersededBy' as superseded_by,
      case when person->>'status' = 'dead' then (
        select case_id from ledger
        where act = 'death-registered' and subject = personal_id and reversed_at is null) end as death_case
    from persons where personal_id = any($1::text[])`,
};

export class PersonStore {
  constructor(private readonly pool: Pool) {}

  async find(personalId: string): Promise<RecordedPerson | undefined> {
    const { rows } = await this.pool.query<{ person: unknown }>(
      'select person from persons where personal_id = $1',
      [personalId],
    );
    return rows[0] && RecordedPerson.parse(rows[0].person);
  }

  /** In the order in which they came into the database. */
  async list(limit: number): Promise<RecordedPerson[]> {
    const { rows } = await this.pool.query<{ person: unknown }>(
      'select person from persons order by added limit $1',
      [limit],
    );
    return rows.map(({ person }) => RecordedPerson.parse(person));
  }

  /** As if the person had always been so: an earlier death is no longer theirs. */
  async replace(person: RegisteredPerson): Promise<void> {
    await this.pool.query(
      `update ledger set subject = null where act = 'death-registered' and subject = $1 and $2 <> 'dead'`,
      [person.personalId, person.status],
    );
    await this.putAll([person]);
  }

  /** The same number again replaces the person as a whole. */
  async putAll(persons: readonly RegisteredPerson[]): Promise<void> {
    await this.pool.query(
      `insert into persons (personal_id, person)
       select p->>'personalId', p from jsonb_array_elements($1::jsonb) as p
       on conflict (personal_id) do update set person = excluded.person`,
      [JSON.stringify(persons)],
    );
  }

  async statusOf(personalIds: readonly string[]): Promise<PersonsAnswer['persons']> {
    const { rows } = await this.pool.query<{
      personal_id: string;
      status: string;
      superseded_by: string | null;
      death_case: string | null;
    }>({ ...statuses, values: [personalIds] });
    return rows.map((row) => ({
      personalId: row.personal_id,
      status: PersonStatus.parse(row.status),
      ...(row.superseded_by === null ? {} : { supersededBy: row.superseded_by }),
      ...(row.death_case === null ? {} : { deathCase: row.death_case }),
    }));
  }
}
