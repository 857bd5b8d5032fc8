import type { Pool } from 'pg';
import type { NumberQuestion } from '../../agency-kit/enquiries';

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

/**
 * One statement: the number that the series has, if it still speaks of the right sex and year, else a new one. 3^20 has
 * no factor in common with 10^6, so a million serials give a million different endings.
 */
const numberOfSeries = {
  name: 'number-of-series',
  text: `with latest as (
      select personal_id from personal_numbers where series = $2 order by allocated desc limit 1),
    kept as (
      select personal_id from latest
      where substr(personal_id, 4, 3) = substr($3, 4, 3) and personal_id is distinct from $5),
    allocated as (
      insert into personal_numbers (personal_id, dossier_key, series, prefix)
      select c.personal_id, $1, $2, $3
      from (select $3 || lpad((((nextval('personal_number_serial') * 3486784401) + $4::bigint) % 1000000)::text, 6, '0')
        as personal_id where not exists (select 1 from kept)) c
      where not exists (select 1 from persons p where p.personal_id = c.personal_id)
      on conflict do nothing returning personal_id)
    select personal_id from kept union all select personal_id from allocated`,
};

/** More tries than a crowded year and province can need. */
const maxTries = 1_000;

export class PersonalNumbers {
  constructor(
    private readonly pool: Pool,
    private readonly seed: number,
  ) {}

  /** A later round of the same step keeps its number as long as sex and year stay, wherever it is registered. */
  async numberFor(question: NumberQuestion): Promise<string> {
    const { dossierKey, supersedes } = question;
    const prefix = prefixOf(question);
    const series = dossierKey.replace(/\/\d+$/, '');
    for (let tries = 0; tries < maxTries; tries++) {
      const { rows } = await this.pool.query<{ personal_id: string }>({
        ...numberOfSeries,
        values: [dossierKey, series, prefix, this.seed, supersedes ?? null],
      });
      if (rows[0]) return rows[0].personal_id;
    }
    throw new Error(`no free personal number under ${prefix}`);
  }
}

/** Sex and century: 1900s 0 and 1, 2000s 2 and 3, and so on. */
export function prefixOf({
  province,
  sex,
  bornOn,
}: Pick<NumberQuestion, 'province' | 'sex' | 'bornOn'>): string {
  const century = Math.floor(Number(bornOn.slice(0, 4)) / 100) - 19;
  return `0${province}${century * 2 + (sex === 'male' ? 0 : 1)}${bornOn.slice(2, 4)}`;
}
