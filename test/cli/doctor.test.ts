import { join } from 'node:path';
import { runDoctor } from '../../cli/commands/doctor';
import { nodeFinding } from '../../cli/doctor/machine';
import { startFakeApi, type Answers, type FakeApi } from './support/fake-api';
import { dataFolder, runVerb } from './support/run-verb';

let api: FakeApi | undefined;
const start = async (answers: Answers): Promise<FakeApi> => (api = await startFakeApi(answers));
afterEach(() => api?.stop());

const well: Answers = {
  '/healthz': () => ({ status: 'ok' }),
  '/readyz': () => ({ status: 'ready', dependencies: { register: 'up', temporal: 'up' } }),
  '/': () => ({}),
};
const readyAt = (url: string, more: object = {}) =>
  dataFolder({
    api: url,
    gateway: url,
    agencies: { population: url },
    temporal: { address: 'x', ui: url },
    ...more,
  });

interface Report {
  ok: boolean;
  findings: { name: string; ok: boolean; remedy?: string }[];
}
async function doctor(options: { data?: string; api?: string; lang?: 'vi' | 'en' }) {
  const { code, text } = await runVerb((context) => runDoctor(context, options.api), {
    ...options,
    output: 'json',
  });
  const report = JSON.parse(text) as Report;
  return { code, report, faults: report.findings.filter(({ ok }) => !ok) };
}

test('a whole system has no fault', async () => {
  const { url } = await start(well);
  const { code, faults } = await doctor({ data: readyAt(url, { processes: { api: process.pid } }) });
  expect(faults).toEqual([]);
  expect(code).toBe(0);
});

test('every fault has a remedy in both languages, and the end is 1', async () => {
  const { url } = await start({
    ...well,
    '/readyz': () => ({ status: 'degraded', dependencies: { register: 'down', temporal: 'down' } }),
  });
  const gone = await startFakeApi({});
  await gone.stop();
  const data = readyAt(url, {
    gateway: gone.url,
    agencies: { residence: gone.url },
    temporal: { address: 'x', ui: gone.url },
    // The highest number a Linux process can have, and then some.
    processes: { worker: 4_194_305 },
  });
  const [vi, en] = [await doctor({ data, lang: 'vi' }), await doctor({ data, lang: 'en' })];
  expect(en.code).toBe(1);
  expect(en.faults.map(({ name }) => name)).toEqual([
    'process worker',
    'api → register',
    'api → temporal',
    'gateway',
    'residence',
    'temporal ui',
  ]);
  for (const [index, { remedy }] of en.faults.entries()) {
    expect(remedy).toMatch(/\w{4}/);
    expect(vi.faults[index]?.remedy).toMatch(/[\u1ea0-\u1ef9]/);
  }
});

test('an API that does not answer is not asked for its parts', async () => {
  const gone = await startFakeApi({});
  await gone.stop();
  const { faults } = await doctor({ data: dataFolder({ api: gone.url }) });
  expect(faults.map(({ name }) => name)).toEqual(['api']);
});

test('where no system was started it says so and asks nobody', async () => {
  const data = join(dataFolder({}), 'not-there');
  const { code, faults } = await doctor({ data });
  expect(code).toBe(1);
  expect(faults.map(({ name }) => name)).toEqual(['data folder', 'ready.json']);
});

test('a named API elsewhere needs no data folder here', async () => {
  const { url } = await start(well);
  const { code, report } = await doctor({ api: url, data: '/nowhere' });
  expect(code).toBe(0);
  expect(report.findings.map(({ name }) => name)).toEqual([
    'node',
    'disk',
    'api',
    'api → register',
    'api → temporal',
  ]);
});

test.each([
  ['v20.20.2', true],
  ['v24.0.0', true],
  ['v22.12.0', true],
  ['v26.1.0', true],
  ['v20.18.3', false],
  ['v22.11.0', false],
  ['v23.1.0', false],
  ['v18.20.0', false],
])('node %s is supported: %s', (version, ok) => {
  expect(nodeFinding(version).ok).toBe(ok);
});
