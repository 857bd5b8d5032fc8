import { createDatabases } from '../../agency-kit/storage/databases';
import { createLogger } from '../../runtime/logging';
import { startSimulators } from '../../simulators/start-simulators';
import { newCaseId, residenceDossier } from '../support/birth-dossiers';
import { setDatabaseClock } from '../support/database-clock';
import { Network } from '../support/network';

jest.setTimeout(60_000);

/** An agency whose database tells a clock that is so many seconds ahead. */
const networkWith = (database: string, aheadS: number) =>
  Network.start(async (config) => {
    await createDatabases(config.databaseUrl, [database]);
    const url = new URL(config.databaseUrl);
    url.pathname = `/${database}`;
    await setDatabaseClock(url.href, aheadS);
    return startSimulators(
      config,
      createLogger('agencies', { write: () => true }),
      new AbortController().signal,
    );
  });

test.each([
  ['agency_residence', 31, 503],
  ['gateway', -31, 503],
  ['agency_residence', 20, 202],
])('%s whose clock is %d s off its database answers a dossier with %d', async (database, aheadS, status) => {
  const network = await networkWith(database, aheadS);
  try {
    const filed = await network.file('residence', `${newCaseId()}/residence/1`, residenceDossier());
    expect(filed.status).toBe(status);
  } finally {
    await network.stop();
  }
});
