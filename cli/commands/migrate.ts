/** `lienthong migrate`: brings the register to its newest shape, or says by which statements. */
import { migrate } from '../../register/migrate';
import { migrationScript } from '../../register/migration-script';
import { ConfigError, migrationConfig } from '../../runtime/config';
import { createLogger } from '../../runtime/logging';
import { processExitCodes } from '../../runtime/process';

export interface MigrateOptions {
  printSql: boolean;
}

/** Ends the process: 0 done, 1 when the database would not, 2 when the environment does not name one. */
export async function runMigrate({ printSql }: MigrateOptions): Promise<void> {
  if (printSql) {
    process.stdout.write(await migrationScript());
    return;
  }
  const log = createLogger('migrate');
  try {
    await migrate(migrationConfig().databaseUrl);
    log.info('the register has its newest shape');
  } catch (error) {
    if (error instanceof ConfigError) log.fatal(error.message);
    else log.fatal({ err: error }, 'the register could not be migrated');
    process.exitCode =
      error instanceof ConfigError ? processExitCodes.misconfigured : processExitCodes.failed;
  }
}
