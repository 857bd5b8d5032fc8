import type { Pool } from 'pg';

/** Papers by their number; the same number again is the paper issued anew. */
export const papersSchema = `
create table if not exists papers (
  kind text not null,
  number text not null,
  paper jsonb not null,
  seeded boolean not null default false,
  primary key (kind, number)
);
`;

export type PaperKind = 'birth-certificate' | 'death-notice';

const find = { name: 'find-paper', text: 'select paper from papers where kind = $1 and number = $2' };

export class PaperStore {
  constructor(
    private readonly pool: Pool,
    private readonly kind: PaperKind,
  ) {}

  async find(number: string): Promise<unknown> {
    const { rows } = await this.pool.query<{ paper: unknown }>({ ...find, values: [this.kind, number] });
    return rows[0]?.paper;
  }

  async listSeeded(limit: number): Promise<unknown[]> {
    const { rows } = await this.pool.query<{ paper: unknown }>(
      'select paper from papers where kind = $1 and seeded order by number limit $2',
      [this.kind, limit],
    );
    return rows.map(({ paper }) => paper);
  }

  async putAll(papers: readonly { number: string }[], seeded = false): Promise<void> {
    await this.pool.query(
      `insert into papers (kind, number, paper, seeded)
       select $1, p->>'number', p, $3 from jsonb_array_elements($2::jsonb) as p
       on conflict (kind, number) do update set paper = excluded.paper`,
      [this.kind, JSON.stringify(papers), seeded],
    );
  }
}
