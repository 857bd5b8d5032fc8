import { bothParents } from '../../cli/samples/birth/parents';
import { turnedAway } from '../../cli/samples/birth/turned-away';
import { runSamples } from '../../cli/start/run-samples';
import { caseId, step, view } from './support/cases';
import { problem, startFakeApi, type FakeApi } from './support/fake-api';

const agencies = {
  birth: 'civil-status',
  residence: 'residence',
  'health-insurance': 'social-insurance',
  'identity-card': 'identity',
};
const stepsAs = (state: string) => Object.entries(agencies).map(([id, agency]) => step(id, agency, state));

/** An API at which the first filing makes a case that settles after two looks, and the second is a duplicate. */
async function start(outcome: string): Promise<FakeApi> {
  let filed = 0;
  let looks = 0;
  return startFakeApi({
    '/v1/cases': (_request, response) => {
      if (filed++ > 0) return problem(response, 409, 'duplicate-case', { caseId });
      response.statusCode = 201;
      return { ...view(), warnings: [] };
    },
    [`/v1/cases/${caseId}`]: () =>
      ++looks < 3
        ? view({ steps: stepsAs('with-agency') })
        : view({ status: 'settled', outcome, steps: stepsAs('granted') }),
    '/_sim/persons': (_request, response) => ((response.statusCode = 201), {}),
    '/_sim/birth-certificates': (_request, response) => ((response.statusCode = 201), {}),
  });
}

const [filedTwice] = turnedAway;
async function run({ url }: FakeApi, withinMs = 10_000): Promise<{ ok: boolean; text: string }> {
  let text = '';
  const ok = await runSamples({
    ready: {
      ...{
        api: url,
        console: '',
        identity: '',
        gateway: url,
        database: '',
        processes: {},
        tokens: { portal: 'portal-token' },
      },
      agencies: { population: url, health: url },
      temporal: { address: '', namespace: 'default', ui: 'http://127.0.0.1:1' },
    },
    samples: [bothParents, filedTwice!],
    language: 'en',
    screen: { isTTY: false, columns: 80, rows: 24, write: (more) => void (text += more) },
    signal: new AbortController().signal,
    withinMs,
  });
  return { ok, text };
}

let api: FakeApi | undefined;
afterEach(() => api?.stop());

test('people and papers are put on record first, then the samples are filed by the portal under their fixed keys', async () => {
  api = await start('granted');
  const { ok, text } = await run(api);
  expect(ok).toBe(true);
  expect(text).toContain('2 of 2 samples came out as written');
  expect(text).toContain(`${api.url}/docs`);
  const filings = api.seen.filter(({ path, headers }) => path === '/v1/cases' && headers['idempotency-key']);
  expect(filings.map(({ headers }) => headers['idempotency-key'])).toEqual([
    'sample/both-parents',
    'sample/filed-twice',
  ]);
  expect(filings[0]?.headers.authorization).toBe('Bearer portal-token');
  const paths = api.seen.map(({ path }) => path);
  expect(paths.lastIndexOf('/_sim/birth-certificates')).toBeLessThan(paths.indexOf('/v1/cases'));
});

test('one sample that came out otherwise makes the whole run not as expected, and is named', async () => {
  api = await start('partial');
  const { ok, text } = await run(api);
  expect(ok).toBe(false);
  expect(text).toContain('✗ both-parents: outcome: granted ≠ partial');
});

test('a case that does not settle in time counts as not come out', async () => {
  api = await start('granted');
  const { ok, text } = await run(api, 1);
  expect(ok).toBe(false);
  expect(text).toContain('both-parents: status: settled ≠ processing');
});
