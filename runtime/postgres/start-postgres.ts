/** A PostgreSQL of one's own without the supervisor, for tests: it outlives a kill, and waits for no disk. */
import { once } from 'node:events';
import { createLogger } from '../logging';
import { freePort } from '../supervisor/ports';
import { untilItWorks } from '../wait';
import { postgresUrls, preparedPostgres, type PostgresUrls } from './embedded';
import { removeDatabase } from './home';
import { probePostgres } from './probe';
import { fastShutdown, immediateShutdown } from './server';

export interface StartedPostgres {
  /** A superuser's address of the database `postgres`. */
  url: string;
  urls: PostgresUrls;
  port: number;
  pid: number;
  stop(): Promise<void>;
  /** Stops it and removes its files, also those that had to lie outside `dir`. */
  remove(): Promise<void>;
}

/** Starts on `dir`, which need not exist; `port` is a free one unless given. Rejects if it is not up within 60 s. */
export async function startPostgres(options: { dir: string; port?: number }): Promise<StartedPostgres> {
  const port = options.port ?? (await freePort());
  const launch = await preparedPostgres(options.dir, port, createLogger('postgres'), false);
  const child = launch();
  child.stdout?.resume();
  child.stderr?.resume();
  const exited = once(child, 'exit');
  await untilItWorks(() => probePostgres(port), { signal: AbortSignal.timeout(60_000) });
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal);
    await exited;
  };
  const urls = postgresUrls(options.dir, port);
  return {
    url: urls.superuser,
    urls,
    port,
    pid: child.pid ?? 0,
    stop: () => end(fastShutdown),
    remove: async () => {
      await end(immediateShutdown);
      removeDatabase(options.dir);
    },
  };
}
