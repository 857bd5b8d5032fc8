import { createServer } from 'node:net';
import { once } from 'node:events';
import { getPriority } from 'node:os';
import { removeStack } from '../../runtime/stack/remove-stack';
import type { Ready } from '../../runtime/stack/ready';
import { probePostgres } from '../../runtime/postgres/probe';
import { probeTemporal } from '../../runtime/temporal/probe';
import {
  askApi,
  eventually,
  freshFolder,
  isAlive,
  readyFile,
  startStackProcess,
  startWith,
  type StackProcess,
} from './support/stack-process';

jest.setTimeout(60_000);

const portOf = (address: string): number => Number(/:(\d+)(?:\/|$)/.exec(address)?.[1]);
const kill = (ready: Ready, part: string): void => void process.kill(ready.processes[part]!, 'SIGKILL');
const worked = (attempt: Promise<unknown>): Promise<boolean> =>
  attempt.then(
    () => true,
    () => false,
  );

async function everythingAnswers(ready: Ready): Promise<true | undefined> {
  const servers = [probePostgres(portOf(ready.database)), probeTemporal(ready.temporal.address)];
  const answers = [...servers.map(worked), askApi(ready).then((pid) => pid === ready.processes.api)];
  return (await Promise.all(answers)).every(Boolean) ? true : undefined;
}
const parts = ['postgres', 'temporal', 'agencies', 'identity', 'worker', 'api'];

describe('the stack', () => {
  const started: StackProcess[] = [];
  const folders: string[] = [];
  const folder = (): string => {
    const made = freshFolder();
    folders.push(made);
    return made;
  };
  const start = (dir: string, ...args: string[]): StackProcess => {
    const stack = startStackProcess(dir, ...args);
    started.push(stack);
    return stack;
  };
  const stop = async (stack: StackProcess): Promise<number | null> => {
    stack.child.kill('SIGTERM');
    return stack.ended;
  };

  afterEach(async () => {
    await Promise.all(started.splice(0).map(stop));
    folders.splice(0).forEach(removeStack);
  });

  it('prints exactly one line on stdout, READY with an address and a process of its own for every part', async () => {
    const stack = start(folder(), '0');
    const ready = await stack.ready;
    expect(Object.keys(ready.processes).sort()).toEqual([...parts].sort());
    expect(new Set([...Object.values(ready.processes), stack.child.pid]).size).toBe(parts.length + 1);
    expect(Object.values(ready.processes).every(isAlive)).toBe(true);
    await Promise.all([probePostgres(portOf(ready.database)), probeTemporal(ready.temporal.address)]);
    expect(await askApi(ready)).toBe(ready.processes.api);
    await stop(stack);
    expect(stack.stdout().trim().split('\n')).toHaveLength(1);
  });

  it('lets Temporal, which every case waits for, go before what works for it', async () => {
    const { processes } = await start(folder(), '0').ready;
    const [temporal, worker, agencies] = ['temporal', 'worker', 'agencies'].map((part) =>
      getPriority(processes[part]),
    );
    expect(worker).toBeGreaterThan(temporal!);
    expect(agencies).toBeGreaterThan(temporal!);
  });

  it('starts a killed part again on its ports, each in turn, while the others keep their pids', async () => {
    const dir = folder();
    await start(dir, '0').ready;
    for (const part of parts) {
      const before = readyFile(dir);
      kill(before, part);
      const after = await eventually(() => {
        const now = readyFile(dir);
        return now.processes[part] === before.processes[part] ? undefined : now;
      });
      expect({ ...after, processes: { ...after.processes, [part]: before.processes[part] } }).toEqual(before);
      await eventually(() => everythingAnswers(after));
    }
  });

  it('ends with 0 on SIGTERM and leaves no process and no ready.json behind', async () => {
    const dir = folder();
    const stack = start(dir, '0');
    const ready = await stack.ready;
    expect(await stop(stack)).toBe(0);
    expect(Object.values(ready.processes).filter(isAlive)).toEqual([]);
    expect(() => readyFile(dir)).toThrow();
  });

  it('ends with 0 on a SIGTERM that comes before READY', async () => {
    const stack = start(folder(), '0');
    await eventually(() => (stack.stderr().includes('answers') ? true : undefined));
    expect(await stop(stack)).toBe(0);
  });

  it('cleans up after a killed supervisor at the next start and goes on with the same ports and tokens', async () => {
    const dir = folder();
    const first = start(dir, '0');
    const before = await first.ready;
    first.child.kill('SIGKILL');
    await first.ended;
    const after = await start(dir, '0').ready;
    expect(Object.values(before.processes).filter(isAlive)).toEqual([]);
    expect({ ...after, processes: {} }).toEqual({ ...before, processes: {} });
  });

  it('refuses a folder on which a stack already runs and leaves that one alone', async () => {
    const dir = folder();
    const ready = await start(dir, '0').ready;
    const second = start(dir, '0');
    expect(await second.ended).toBe(1);
    expect(second.stderr()).toContain('already runs');
    expect(readyFile(dir)).toEqual(ready);
    expect(await askApi(ready)).toBe(ready.processes.api);
  });

  it('replaces a port that a stranger holds, says so, and keeps the others', async () => {
    const dir = folder();
    const first = start(dir, '0');
    const before = await first.ready;
    await stop(first);
    const stranger = createServer().listen(portOf(before.api), '127.0.0.1');
    await once(stranger, 'listening');
    const second = start(dir, String(portOf(before.api)));
    const after = await second.ready;
    stranger.close();
    expect(after.api).not.toBe(before.api);
    expect(await askApi(after)).toBe(after.processes.api);
    expect(second.stderr()).toContain('the port is taken');
    expect([after.database, after.temporal, after.agencies]).toEqual([
      before.database,
      before.temporal,
      before.agencies,
    ]);
  });

  it('starts no service that the environment names, and lists neither its process nor development tokens', async () => {
    const real = {
      TEMPORAL_ADDRESS: 'temporal.example:7233',
      TEMPORAL_NAMESPACE: 'cases',
      DATABASE_URL: 'postgres://database.example/lienthong',
      GATEWAY_URL: 'https://gateway.example',
      SIGNING_KEY_FILE: '/keys/lienthong.pem',
      PARTIES_JWKS: 'https://gateway.example/parties',
      OIDC_ISSUER: 'https://issuer.example',
    };
    const stack = startWith(real, folder(), '0');
    started.push(stack);
    const ready = await stack.ready;
    expect(Object.keys(ready.processes).sort()).toEqual(['api', 'worker']);
    expect(ready).toMatchObject({
      gateway: 'https://gateway.example',
      agencies: {},
      temporal: { address: 'temporal.example:7233', namespace: 'cases' },
      database: 'postgres://database.example/lienthong',
    });
    expect(ready.tokens).toBeUndefined();
  });

  it('gives up at once, with 1 and nothing left running, when a part is not configured', async () => {
    const stack = start(folder(), '0', 'misconfigured-stand-in');
    expect(await stack.ended).toBe(1);
    expect(stack.stderr()).toContain('worker is not configured');
  });
});
