import {
  type CompiledQuery,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely';
import { migrateWith } from './migrate';

/**
 * What a migration of an empty database would run, as a script for whoever keeps the database and runs nothing unread.
 * It ends with the same record of what has been run, so that a later migration goes on from there.
 */
export async function migrationScript(): Promise<string> {
  const statements: string[] = [];
  const db = new Kysely<unknown>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (of) => new PostgresIntrospector(of),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
    log: ({ query }) => void statements.push(statementOf(query)),
  });
  await migrateWith(db);
  // A migration asks what it finds and keeps others waiting; a script finds an empty database.
  const changes = statements.filter((statement) => !/^\s*select\b|pg_advisory_lock\(/i.test(statement));
  return `BEGIN;\n\n${changes.map((statement) => `${statement.trim()};\n`).join('\n')}\nCOMMIT;\n`;
}

function statementOf({ sql, parameters }: CompiledQuery): string {
  return sql.replace(/\$(\d+)/g, (placeholder, number) =>
    literalOf(parameters[Number(number) - 1], placeholder),
  );
}

function literalOf(value: unknown, placeholder: string): string {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : placeholder;
}
