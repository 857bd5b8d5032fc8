import { createServer, connect, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { rmSync } from 'node:fs';
import { openPool } from '../../runtime/postgres/open-pool';
import { startPostgres, type StartedPostgres } from '../../runtime/postgres/start-postgres';
import { freshFolder } from './support/stack-process';

jest.setTimeout(60_000);

describe('a pool', () => {
  let dir: string;
  let postgres: StartedPostgres;
  let wire: Server;
  const sockets = new Set<Socket>();

  beforeAll(async () => {
    dir = freshFolder();
    postgres = await startPostgres({ dir });
    wire = createServer((near) => {
      const far = connect(postgres.port, '127.0.0.1');
      near.pipe(far).pipe(near);
      for (const socket of [near, far]) {
        sockets.add(socket);
        socket.on('error', () => undefined);
      }
    });
    await new Promise<void>((resolve) => wire.listen(0, '127.0.0.1', resolve));
  });
  afterAll(async () => {
    for (const socket of sockets) socket.destroy();
    wire.close();
    await postgres.remove();
    rmSync(dir, { recursive: true, force: true });
  });

  const urlOverWire = (): string => {
    const url = new URL(postgres.urls.owner);
    url.port = String((wire.address() as AddressInfo).port);
    return url.toString();
  };
  /** As a network that drops everything from now on: no answer, and no end. */
  const goSilent = (): void => {
    for (const socket of sockets) socket.unpipe().pause();
  };

  it('whose server says nothing more in the middle of a statement goes on over another connection', async () => {
    const config = { connectionString: urlOverWire(), max: 1, heldAtMostMs: 300 };
    const pool = openPool(config, () => undefined);
    try {
      await pool.query('SELECT 1');
      goSilent();
      await expect(pool.query('SELECT 2')).rejects.toThrow(/terminated/);
      expect((await pool.query('SELECT 3 AS n')).rows).toEqual([{ n: 3 }]);
    } finally {
      await pool.end();
    }
  });
});
