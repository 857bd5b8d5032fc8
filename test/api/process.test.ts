import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { childEnvironment } from '../../runtime/config';
import { developmentIssuer } from '../../runtime/identity/development-issuer';
import { startPostgres, type StartedPostgres } from '../../runtime/postgres/start-postgres';
import { freePort } from '../../runtime/supervisor/ports';
import { untilItWorks } from '../../runtime/wait';
import { birthDeclaration } from '../support/declarations';

jest.setTimeout(90_000);

/** Nothing answers there: tokens are known by the keys in the file. */
const issuerUrl = 'http://127.0.0.1:1';

describe('the API as a process', () => {
  let dir: string;
  let port: number;
  let databasePort: number;
  let url: string;
  let jwksFile: string;
  let token: string;
  let postgres: StartedPostgres | undefined;
  const children = new Set<ChildProcess>();

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'lienthong-api-process-'));
    port = await freePort();
    databasePort = await freePort(new Set([port]));
    url = `http://127.0.0.1:${port}`;
    postgres = await startPostgres({ dir, port: databasePort });
    const issuer = await developmentIssuer(join(dir, 'identity'), issuerUrl);
    jwksFile = issuer.jwksFile;
    token = (await issuer.tokens())['portal'] ?? '';
  });
  afterAll(async () => {
    for (const child of children) child.kill('SIGKILL');
    await postgres?.remove();
    rmSync(dir, { recursive: true, force: true });
  });

  function start(databaseUrl: string): { child: ChildProcess; ready: Promise<unknown> } {
    const child = fork(join(__dirname, '../../api/main.ts'), [], {
      execArgv: ['--require', 'tsx/cjs'],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      env: childEnvironment({
        API_PORT: String(port),
        DATABASE_URL: databaseUrl,
        TEMPORAL_ADDRESS: '127.0.0.1:1',
        GATEWAY_URL: 'http://127.0.0.1:1',
        PARTIES_JWKS: join(dir, 'parties.jwks.json'),
        OIDC_ISSUER: issuerUrl,
        DEV_JWKS_FILE: jwksFile,
      }),
    });
    children.add(child);
    return { child, ready: once(child, 'message') };
  }
  const ask = (path: string, init: { method?: string; headers?: object; body?: string } = {}) =>
    fetch(url + path, { ...init, headers: { authorization: `Bearer ${token}`, ...init.headers } });
  const file = () =>
    ask('/v1/cases', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': 'k1' },
      body: JSON.stringify({ bundle: 'birth', declaration }),
    });
  const declaration = birthDeclaration();
  const end = async (child: ChildProcess): Promise<number | null> => {
    child.kill('SIGTERM');
    const [code] = (await once(child, 'exit')) as [number | null];
    return code;
  };

  it('says it is ready once it takes cases, without the engine, and ends on SIGTERM with streams open', async () => {
    const { child, ready } = start(postgres!.urls.owner);
    await ready;
    const filed = await file();
    expect(filed.status).toBe(201);
    const { caseId } = (await filed.json()) as { caseId: string };
    const readiness = await ask('/readyz');
    expect([readiness.status, await readiness.json()]).toMatchObject([
      200,
      { status: 'degraded', dependencies: { register: 'up', temporal: 'down', worker: 'down' } },
    ]);
    const stream = await ask(`/v1/cases/${caseId}/events/stream`);
    const reader: ReadableStreamDefaultReader<Uint8Array> = stream.body!.getReader();
    const { value = new Uint8Array() } = await reader.read();
    expect(Buffer.from(value).toString()).toMatch(/^id: 1\n/);
    expect(await end(child)).toBe(0);
    expect(await reader.read()).toMatchObject({ done: true });
  });

  it('is not filled up by five hundred strangers who send and do not end', async () => {
    const { child, ready } = start(postgres!.urls.owner);
    await ready;
    const residentMb = (): number =>
      Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${String(child.pid)}/status`, 'utf8'))?.[1]) / 1024;
    // What a process grows to by ordinary work is no cost of strangers.
    expect((await file()).status).toBe(201);
    for (let n = 0; n < 10; n += 1)
      await Promise.all(Array.from({ length: 200 }, () => ask('/openapi.json')));
    const before = residentMb();
    const body = Buffer.alloc(256 * 1024, ' ');
    const sockets = Array.from({ length: 500 }, (_, n) => {
      const socket = connect(port, '127.0.0.1');
      const path = n % 2 === 0 ? '/v1/cases' : '/v1/callbacks/residence';
      socket.write(`POST ${path} HTTP/1.1\r\nHost: api\r\nContent-Length: 1048576\r\n\r\n`);
      socket.write(body);
      return socket;
    });
    const answers = await Promise.all(
      sockets.map(async (socket) => {
        const [answer] = (await once(socket, 'data')) as [Buffer];
        return answer.toString('latin1', 9, 12);
      }),
    );
    expect(new Set(answers)).toEqual(new Set(['401']));
    expect((await file()).status).toBe(201);
    const cost = residentMb() - before;
    for (const socket of sockets) socket.destroy();
    expect(await end(child)).toBe(0);
    expect(cost).toBeLessThan(100);
  });

  it('started again on its port before the database it answers 503 and takes cases by itself later', async () => {
    const databaseUrl = postgres!.urls.owner;
    await postgres!.stop();
    const { child, ready } = start(databaseUrl);
    let isReady = false;
    void ready.then(() => (isReady = true));
    await untilItWorks(async () => expect((await ask('/healthz')).status).toBe(200), {
      signal: AbortSignal.timeout(20_000),
    });
    expect((await file()).status).toBe(503);
    expect(isReady).toBe(false);
    postgres = await startPostgres({ dir, port: databasePort });
    await ready;
    expect((await file()).status).toBe(201);
    expect(await end(child)).toBe(0);
  });
});
