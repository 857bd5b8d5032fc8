import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { Attachments, attachmentsColumn, attachmentsSchema } from '../../agency-kit/attachments';
import { createLogger } from '../../runtime/logging';
import { openPool } from '../../runtime/postgres/open-pool';
import type { SignedClient } from '../../runtime/signatures/signed-client';
import { startPostgres, type StartedPostgres } from '../../runtime/postgres/start-postgres';

jest.setTimeout(60_000);
const log = createLogger('agency', { write: () => undefined });

let dir: string;
let postgres: StartedPostgres;
let pool: Pool;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'lienthong-attachments-'));
  postgres = await startPostgres({ dir });
  pool = openPool({ connectionString: postgres.url }, () => undefined);
  await pool.query(attachmentsSchema);
});
afterAll(async () => {
  await pool.end();
  await postgres.remove();
  rmSync(dir, { recursive: true, force: true });
});

/** There is one paper only: whatever else is asked for has gone. */
const client: Pick<SignedClient, 'send'> = {
  send: ({ path }) => {
    const status = path === '/there' ? 200 : 404;
    const bytes = Buffer.from('paper');
    return Promise.resolve({ status, bytes, contentType: '', body: undefined, signedBy: undefined });
  },
};

test('papers that cannot be had, however many, do not keep another from being fetched', async () => {
  await pool.query(
    `insert into attachments (dossier_key, number, document, name, media_type, href)
     select 'case/step/2', n, 'proof', 'a.pdf', 'application/pdf', case n when 50 then '/there' else '/gone' end
     from generate_series(1, 50) n`,
  );
  const attachments = new Attachments({ pool, client, log, stopped: new AbortController().signal });
  for (let sweep = 0; sweep < 3; sweep += 1) await attachments.fetchMissing();
  const { rows } = await pool.query('select number from attachments where bytes is not null');
  expect(rows).toEqual([{ number: 50 }]);
});

test('one that cannot be had is asked for ever more rarely, and its dossier says since when and why', async () => {
  let asked = 0;
  const counting: Pick<SignedClient, 'send'> = {
    send: (message) => {
      asked += 1;
      return client.send(message);
    },
  };
  await pool.query(
    `delete from attachments;
     insert into attachments (dossier_key, number, document, name, media_type, href)
     values ('case/step/3', 1, 'proof', 'a.pdf', 'application/pdf', '/gone')`,
  );
  const attachments = new Attachments({ pool, client: counting, log, stopped: new AbortController().signal });
  /** How often it is asked for in so many seconds of sweeps, told by setting the last try back. */
  const askedIn = async (seconds: number) => {
    const before = asked;
    for (let passed = 0; passed < seconds; passed += 5) {
      await pool.query(`update attachments set tried_at = tried_at - interval '5 seconds'`);
      await attachments.fetchMissing();
    }
    return asked - before;
  };
  await attachments.fetchMissing();
  expect(asked).toBe(1);
  expect(await askedIn(600)).toBeLessThanOrEqual(8);
  await pool.query(`update attachments set tries = 30`);
  expect(await askedIn(7_200)).toBeLessThanOrEqual(3);
  const { rows } = await pool.query<{ attachments: unknown }>(
    `select ${attachmentsColumn} from (select 'case/step/3' as key) dossiers`,
  );
  expect(rows[0]?.attachments).toMatchObject([
    { isHere: false, failure: { why: '404', since: expect.any(String) as unknown } },
  ]);
});
