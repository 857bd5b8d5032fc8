import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { childEnvironment } from '../../runtime/config';
import { developmentIssuer } from '../../runtime/identity/development-issuer';
import { startPostgres, type StartedPostgres } from '../../runtime/postgres/start-postgres';
import { freePort } from '../../runtime/supervisor/ports';
import { untilItWorks } from '../../runtime/wait';
import { setDatabaseClock } from '../support/database-clock';
import { birthDeclaration } from '../support/declarations';

jest.setTimeout(90_000);
const issuerUrl = 'http://127.0.0.1:1';

describe('the API on a host whose clock is off', () => {
  let dir: string;
  let postgres: StartedPostgres;
  let child: ChildProcess;
  let url: string;
  let tokens: Record<string, string>;
  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'lienthong-clock-'));
    const port = await freePort();
    url = `http://127.0.0.1:${String(port)}`;
    postgres = await startPostgres({ dir, port: await freePort(new Set([port])) });
    const issuer = await developmentIssuer(join(dir, 'identity'), issuerUrl);
    tokens = await issuer.tokens();
    await setDatabaseClock(postgres.urls.owner, 31);
    child = fork(join(__dirname, '../../api/main.ts'), [], {
      execArgv: ['--require', 'tsx/cjs'],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      env: childEnvironment({
        API_PORT: String(port),
        DATABASE_URL: postgres.urls.owner,
        TEMPORAL_ADDRESS: '127.0.0.1:1',
        GATEWAY_URL: 'http://127.0.0.1:1',
        PARTIES_JWKS: join(dir, 'parties.jwks.json'),
        OIDC_ISSUER: issuerUrl,
        DEV_JWKS_FILE: issuer.jwksFile,
      }),
    });
    await once(child, 'message');
  });
  afterAll(async () => {
    child.kill('SIGKILL');
    await postgres.remove();
    rmSync(dir, { recursive: true, force: true });
  });

  const ask = async (path: string, { as = 'portal', body }: { as?: string; body?: unknown } = {}) => {
    const response = await fetch(url + path, {
      headers: {
        authorization: `Bearer ${tokens[as] ?? ''}`,
        'accept-language': 'en',
        'content-type': 'application/json',
        'idempotency-key': 'k1',
      },
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  const file = () => ask('/v1/cases', { body: { bundle: 'birth', declaration } });
  const declaration = birthDeclaration();
  const groups = async () => {
    const { body } = await ask('/v1/ops/failures', { as: 'ops' });
    return (body['data'] as { cause: string }[]).filter(({ cause }) => cause === 'clock-skew');
  };

  it('takes nothing in while it is 30 s off, says why, and shows what is on file', async () => {
    expect(await ask('/readyz')).toMatchObject({
      status: 503,
      body: { status: 'not-ready', dependencies: { register: 'up', clock: 'down' } },
    });
    const answer = await file();
    expect([answer.status, answer.body['code']]).toEqual([503, 'unavailable']);
    expect(answer.body['detail']).toMatch(/clock.*NTP/);
    expect((await ask('/v1/cases')).status).toBe(200);
    expect(await groups()).toMatchObject([
      { kind: 'platform', team: 'platform', step: null, agency: null, cases: 0, codes: { api: 1 } },
    ]);
  });

  it('takes them in again once it is less, and says that it is still off', async () => {
    await setDatabaseClock(postgres.urls.owner, -10);
    await untilItWorks(async () => expect((await ask('/readyz')).body['status']).toBe('degraded'), {
      signal: AbortSignal.timeout(30_000),
    });
    expect((await ask('/readyz')).body['dependencies']).toMatchObject({ clock: 'down' });
    expect((await file()).status).toBe(201);
  });

  it('is ready again once it is mended', async () => {
    await setDatabaseClock(postgres.urls.owner, 0);
    await untilItWorks(
      async () => expect((await ask('/readyz')).body['dependencies']).toMatchObject({ clock: 'up' }),
      { signal: AbortSignal.timeout(30_000) },
    );
  });
});
