import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { migrate } from '../../register/migrate';
import { childEnvironment } from '../../runtime/config';
import { startPostgres, type StartedPostgres } from '../../runtime/postgres/start-postgres';
import { setDatabaseClock } from '../support/database-clock';
import { TestKeys } from '../support/party-keys';

jest.setTimeout(90_000);

describe('a worker on a host whose clock is 30 s off', () => {
  let dir: string;
  let postgres: StartedPostgres;
  let child: ChildProcess;
  const seen = new Set<string>();
  const watched: (() => void)[] = [];
  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'lienthong-worker-clock-'));
    postgres = await startPostgres({ dir });
    await migrate(postgres.urls.owner);
    await setDatabaseClock(postgres.urls.owner, 31);
    const keys = new TestKeys(join(dir, 'keys'));
    child = fork(join(__dirname, '../../worker/main.ts'), [], {
      execArgv: ['--require', 'tsx/cjs'],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      env: childEnvironment({
        DATABASE_URL: postgres.urls.owner,
        TEMPORAL_ADDRESS: '127.0.0.1:1',
        GATEWAY_URL: 'http://127.0.0.1:1',
        SIGNING_KEY_FILE: keys.fileOf('lienthong'),
        PARTIES_JWKS: keys.partiesJwks,
      }),
    });
    createInterface({ input: child.stderr! }).on('line', (line) => {
      const { what } = JSON.parse(line) as { what?: string };
      if (what !== undefined) seen.add(what);
      for (const look of watched) look();
    });
  });
  afterAll(async () => {
    child.kill('SIGKILL');
    await postgres.remove();
    rmSync(dir, { recursive: true, force: true });
  });

  /** Until it says that it waits for this. */
  const untilItWaitsFor = (what: string) =>
    new Promise<void>((resolve) => {
      const look = () => (seen.has(what) ? resolve() : undefined);
      watched.push(look);
      look();
    });

  it('takes no task until it is mended, and says for what it waits', async () => {
    await untilItWaitsFor('clock');
    expect([...seen]).not.toContain('temporal');
    await setDatabaseClock(postgres.urls.owner, 0);
    await untilItWaitsFor('temporal');
  });
});
