import type { Pool } from 'pg';

export const controlsSchema = `
create table if not exists controls (name text primary key, value text not null);
`;

/** Small settings of an agency that outlive a restart: its desk, its faults, whether it has been seeded. */
export class Controls {
  constructor(private readonly pool: Pool) {}

  async find(name: string): Promise<unknown> {
    const { rows } = await this.pool.query<{ value: string }>('select value from controls where name = $1', [
      name,
    ]);
    const [row] = rows;
    return row ? JSON.parse(row.value) : undefined;
  }

  async save(name: string, value: unknown): Promise<void> {
    await this.pool.query(
      'insert into controls (name, value) values ($1, $2) on conflict (name) do update set value = excluded.value',
      [name, JSON.stringify(value)],
    );
  }
}
