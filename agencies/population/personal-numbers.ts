import type { Pool } from 'pg';
import type { NumberQuestion } from '../enquiries';

/**
 * Allocation of personal numbers, AAA B CC DDDDDD: province of registration, sex and century, year of
 * birth, six digits that tell nothing. A number is allocated once and never made up elsewhere.
 */
export const numbersSchema = `
create sequence if not exists personal_number_serial;
create table if not exists personal_numbers (
  personal_id text primary key,
  dossier_key text not null unique,
  series text not null,
  prefix text not null,
  allocated bigint generated always as identity
);
create index if not exists personal_numbers_series on personal_numbers (series, allocated);
`;

const latest = {
  name: 'latest-number',
  text: 'select personal_id, prefix from personal_numbers where series = $1 order by allocated desc limit 1',
};
/** 3^20 has no factor in common with 10^6, so a million serials give a million different endings. */
const allocate = {
  name: 'allocate-number',
  text: `insert into personal_numbers (personal_id, dossier_key, series, prefix)
    select c.personal_id, $1, $2, $3
    from (select $3 || lpad((((nextval('personal_number_serial') * 3486784401) + $4::bigint) % 1000000)::text, 6, '0')
      as personal_id) c
    where not exists (select 1 from persons p where p.personal_id = c.personal_id)
    on conflict do nothing returning personal_id`,
};

/** More tries than a crowded year and province can need. */
const maxTries = 1_000;

export class PersonalNumbers {
  constructor(
    private readonly pool: Pool,
    private readonly seed: number,
  ) {}

  /** A later round of the same step keeps its number as long as sex, year and province stay. */
  async numberFor(question: NumberQuestion): Promise<string> {
    const prefix = prefixOf(question);
    const series = question.dossierKey.replace(/\/\d+$/, '');
    for (let tries = 0; tries < maxTries; tries++) {
      const known = await this.latestOf(series);
      if (known?.prefix === prefix) return known.personal_id;
      const { rows } = await this.pool.query<{ personal_id: string }>({
        ...allocate,
        values: [question.dossierKey, series, prefix, this.seed],
      });
      if (rows[0]) return rows[0].personal_id;
    }
    throw new Error(`no free personal number under ${prefix}`);
  }

  private async latestOf(series: string): Promise<{ personal_id: string; prefix: string } | undefined> {
    const { rows } = await this.pool.query<{ personal_id: string; prefix: string }>({
      ...latest,
      values: [series],
    });
    return rows[0];
  }
}

/** Sex and century: 1900s 0 and 1, 2000s 2 and 3, and so on. */
export function prefixOf({ province, sex, bornOn }: Omit<NumberQuestion, 'dossierKey'>): string {
  const century = Math.floor(Number(bornOn.slice(0, 4)) / 100) - 19;
  return `0${province}${century * 2 + (sex === 'male' ? 0 : 1)}${bornOn.slice(2, 4)}`;
}
