/** Another API beside the system's own, with settings of its own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { eventually } from '../../e2e/support/eventually';
import type { RunningStack } from '../../e2e/support/running-stack';

export interface SecondApi {
  consoleUrl: string;
  stop: () => Promise<void>;
}

export async function startSecondApi(
  stack: RunningStack,
  settings: Readonly<Record<string, string>>,
): Promise<SecondApi> {
  const port = await freePort();
  const url = `http://127.0.0.1:${String(port)}`;
  const lines = readFileSync(join(stack.dir, 'env/api.env'), 'utf8').split('\n').filter(Boolean);
  const own = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
  const api = spawn(process.execPath, ['cli/lienthong.js', 'api'], {
    cwd: join(__dirname, '../../..'),
    env: { ...process.env, ...own, API_PORT: String(port), ...settings },
    stdio: 'ignore',
  });
  const stop = async (): Promise<void> => {
    const ended = once(api, 'exit');
    if (api.exitCode === null && api.kill('SIGTERM')) await ended;
  };
  await eventually(async () =>
    (await stack.ask(`${url}/readyz`, { token: null })).status === 200 ? true : undefined,
  );
  return { consoleUrl: `${url}/console`, stop };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
