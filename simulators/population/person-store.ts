import type { Pool } from 'pg';
import type { AskedPerson, PersonOnRecord } from '../../agency-kit/enquiries';
import { differingMembers } from '../persons/differences';
import { RecordedPerson, type RegisteredPerson } from './person';

export const personsSchema = `
create table if not exists persons (
  personal_id text primary key,
  person jsonb not null,
  added bigint generated always as identity
);
create index if not exists persons_added on persons (added);
`;

/** Each person asked for, and whoever their number has been superseded by, the newest last. */
const chains = {
  name: 'persons-and-successors',
  text: `with recursive chain as (
      select personal_id as asked, personal_id, person, 0 as hops from persons where personal_id = any($1::text[])
      union all
      select c.asked, p.personal_id, p.person, c.hops + 1
      from chain c join persons p on p.personal_id = c.person->>'supersededBy'
      where c.person->>'status' = 'superseded' and c.hops < 20)
    select asked, personal_id, person, case when person->>'status' = 'dead' then (
        select case_id from ledger
        where act = 'death-registered' and subject = personal_id and reversed_at is null) end as death_case
    from chain order by hops`,
};

interface ChainRow {
  asked: string;
  personal_id: string;
  person: unknown;
  death_case: string | null;
}

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

  /** In the order asked; null for whom the database does not know. */
  async compare(asked: readonly AskedPerson[]): Promise<(PersonOnRecord | null)[]> {
    const ids = [...new Set(asked.map(({ personalId }) => personalId))];
    const { rows } = await this.pool.query<ChainRow>({ ...chains, values: [ids] });
    return asked.map((person) => {
      const chain = rows.filter((row) => row.asked === person.personalId);
      const [own] = chain;
      if (!own) return null;
      const record = RecordedPerson.parse(own.person);
      const differs = differingMembers(person, record);
      return differs.length > 0 ? { differs } : { differs, told: toldOf(record, chain.at(-1) ?? own) };
    });
  }
}

function toldOf({ status }: RecordedPerson, newest: ChainRow): PersonOnRecord['told'] {
  const { personal_id: supersededBy, person, death_case: caseId } = newest;
  const now = RecordedPerson.parse(person);
  const death = { ...(now.diedAt && { diedAt: now.diedAt }), ...(caseId !== null && { caseId }) };
  return {
    status,
    ...(status === 'superseded' && { supersededBy }),
    ...(now.status === 'dead' && { death }),
  };
}
