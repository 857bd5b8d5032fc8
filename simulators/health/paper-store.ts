import type { Pool } from 'pg';
import { hasPaperForm } from '../../agency-kit/enquiries';

/** Papers by their number, old ones with their hospital; the same again is the paper issued anew. */
export const papersSchema = `
create table if not exists papers (
  kind text not null,
  number text not null,
  facility text not null default '',
  paper jsonb not null,
  seeded boolean not null default false,
  primary key (kind, number, facility)
);
`;

export type PaperKind = 'birth-certificate' | 'death-notice';

const find = {
  name: 'find-paper',
  text: `select paper from papers where kind = $1 and number = $2 and ($3::text is null or facility = $3)`,
};

interface StoredPaper {
  number: string;
  facilityCode: string;
}

export class PaperStore {
  constructor(
    private readonly pool: Pool,
    private readonly kind: PaperKind,
  ) {}

  /** Undefined too where several hospitals have issued that number and nobody says which is meant. */
  async find(number: string, facility?: string): Promise<unknown> {
    const values = [this.kind, number, hasPaperForm(number) ? '' : (facility ?? null)];
    const { rows } = await this.pool.query<{ paper: unknown }>({ ...find, values });
    return rows.length === 1 ? rows[0]?.paper : undefined;
  }

  async listSeeded(limit: number): Promise<unknown[]> {
    const { rows } = await this.pool.query<{ paper: unknown }>(
      'select paper from papers where kind = $1 and seeded order by number limit $2',
      [this.kind, limit],
    );
    return rows.map(({ paper }) => paper);
  }

  async putAll(papers: readonly StoredPaper[], seeded = false): Promise<void> {
    const placed = papers.map((paper) => ({
      paper,
      facility: hasPaperForm(paper.number) ? '' : paper.facilityCode,
    }));
    await this.pool.query(
      `insert into papers (kind, number, facility, paper, seeded)
       select $1, p->'paper'->>'number', p->>'facility', p->'paper', $3 from jsonb_array_elements($2::jsonb) as p
       on conflict (kind, number, facility) do update set paper = excluded.paper`,
      [this.kind, JSON.stringify(placed), seeded],
    );
  }
}
