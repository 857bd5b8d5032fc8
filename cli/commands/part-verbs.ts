/** `lienthong api`, `worker` and `migrate`: parts of the system by themselves, told by the environment what to do. */
import { createRequire } from 'node:module';
import type { Command } from 'commander';
import { said } from './command';
import type * as migration from './migrate';

export function addPartVerbs(program: Command): void {
  program.command('api').description(said('apiPart')).action(becoming('../../api/main'));
  program.command('worker').description(said('workerPart')).action(becoming('../../worker/main'));
  program
    .command('migrate')
    .description(said('migrate'))
    .option('--print-sql', said('printSql'), false)
    .action((options: migration.MigrateOptions) => loadMigrate().runMigrate(options));
}

/**
 * This process becomes the part's: its program takes over when it is loaded. By `require`, for `import()` leads past the
 * loader that reads TypeScript.
 */
function becoming(program: string): () => void {
  return () => void load(program);
}

/** Loaded when it is asked for, as it brings the database's driver with it. */
const loadMigrate = (): typeof migration => load('./migrate') as typeof migration;

const load = createRequire(__filename);
