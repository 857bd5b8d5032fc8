import type { SampleAct } from '../../cli/samples/act';
import { bothParents } from '../../cli/samples/birth/parents';
import type { Sample } from '../../cli/samples/sample';
import { runSamples } from '../../cli/start/run-samples';
import { caseId, step, view } from './support/cases';
import { problem, startFakeApi, type Answers, type FakeApi } from './support/fake-api';

const decision = { number: '1/QĐ-UBND', on: '2026-11-23', by: 'UBND' };
const acts: SampleAct[] = [
  {
    id: 'consent',
    when: { residence: 'awaiting-citizen' },
    order: { kind: 'supplement', body: { step: 'residence', changes: [{ pointer: '/x', value: 1 }] } },
  },
  {
    id: 'annul',
    when: 'settled',
    order: { kind: 'revocation', body: { step: 'birth', decision, reason: 'x' } },
  },
];
const sample: Sample = {
  ...bothParents,
  acts,
  expected: { outcome: 'revoked', steps: { residence: 'reversed' } },
};
const stands = (state: string, more: object = {}) =>
  view({ steps: [step('residence', 'residence', state)], ...more });
const revoked = stands('reversed', { status: 'settled', outcome: 'revoked' });

const path = (order: string): string => `/v1/cases/${caseId}/${order}`;
const taken: Answers[string] = (_request, response) => ((response.statusCode = 202), { orderId: 'x' });

/** Its case goes from view to view, one at each look, and stays at the last. */
function apiAnswers(views: object[], more: Answers = {}): Answers {
  let looks = 0;
  return {
    '/v1/cases': (_request, response) => ((response.statusCode = 201), { ...view(), warnings: [] }),
    [`/v1/cases/${caseId}`]: () => views[Math.min(looks++, views.length - 1)],
    [path('supplements')]: taken,
    [path('revocations')]: taken,
    '/_sim/persons': (_request, response) => ((response.statusCode = 201), {}),
    '/_sim/birth-certificates': (_request, response) => ((response.statusCode = 201), {}),
    '/_sim/desk': () => ({}),
    ...more,
  };
}

let api: FakeApi;
afterEach(() => api.stop());

async function run(samples: Sample[], withinMs = 10_000): Promise<boolean> {
  const tokens = { portal: 'portal-token', supervisor: 'supervisor-token', ops: 'ops-token' };
  const nowhere = { console: '', identity: '', gateway: '', database: '', processes: {} };
  return runSamples({
    ready: {
      ...nowhere,
      api: api.url,
      tokens,
      agencies: { population: api.url, health: api.url, 'civil-status': api.url },
      temporal: { address: '', namespace: 'default' },
    },
    samples,
    language: 'en',
    screen: { isTTY: false, columns: 80, rows: 24, write: () => undefined },
    signal: new AbortController().signal,
    withinMs,
  });
}

/** Method and path of what was sent to these paths, with key and token where there were any. */
const sent = (...paths: string[]): string[] =>
  api.seen
    .filter((one) => paths.includes(one.path) && one.method !== 'GET')
    .map(({ method, path: to, headers }) =>
      [method, to, headers['idempotency-key'], headers.authorization].filter(Boolean).join(' '),
    );

const orders = [
  `POST ${path('supplements')} sample/both-parents/consent Bearer portal-token`,
  `POST ${path('revocations')} sample/both-parents/annul Bearer supervisor-token`,
];

test('each act waits for its moment and goes out under its fixed key, with the token of whoever may give the order', async () => {
  api = await startFakeApi(
    apiAnswers([
      stands('with-agency'),
      stands('awaiting-citizen'),
      stands('filing'),
      stands('granted', { status: 'settled', outcome: 'granted' }),
      stands('granted'),
      revoked,
    ]),
  );
  expect(await run([sample])).toBe(true);
  expect(sent(path('supplements'), path('revocations'))).toEqual(orders);
  const seen = api.seen.map(({ path: to }) => to);
  const looksBefore = (order: string): number =>
    seen.slice(0, seen.indexOf(path(order))).filter((to) => to === `/v1/cases/${caseId}`).length;
  expect([looksBefore('supplements'), looksBefore('revocations')]).toEqual([2, 4]);
});

test('a second start on the same data sends the same orders under the same keys, so that nothing is done twice', async () => {
  api = await startFakeApi(apiAnswers([revoked]));
  expect(await run([sample])).toBe(true);
  expect(sent(path('supplements'), path('revocations'))).toEqual(orders);
});

test('an order that the API is too busy to take is given again; one that it refuses is a difference', async () => {
  let tries = 0;
  const busyOnce: Answers[string] = (request, response) =>
    tries++ === 0 ? problem(response, 503, 'unavailable') : taken(request, response);
  api = await startFakeApi(apiAnswers([revoked], { [path('supplements')]: busyOnce }));
  expect(await run([sample])).toBe(true);
  expect(tries).toBe(2);
  await api.stop();
  const refuses: Answers[string] = (_request, response) => problem(response, 409, 'same-decision');
  api = await startFakeApi(apiAnswers([revoked], { [path('revocations')]: refuses }));
  expect(await run([sample])).toBe(false);
});

test('who waits for another sample is filed once that one has come so far, and never if it does not', async () => {
  const later: Sample = {
    ...bothParents,
    id: 'later',
    filedWhen: { sample: bothParents.id, is: { residence: 'awaiting-citizen' } },
  };
  const filings = (): string[] => sent('/v1/cases').map((line) => line.split(' ')[2] ?? '');
  api = await startFakeApi(apiAnswers([stands('with-agency'), stands('awaiting-citizen'), revoked]));
  await run([bothParents, later]);
  expect(filings()).toEqual(['sample/both-parents', 'sample/later']);
  await api.stop();
  api = await startFakeApi(apiAnswers([stands('with-agency')]));
  await run([bothParents, later], 500);
  expect(filings()).toEqual(['sample/both-parents']);
});

test('an agency behaves as the scene wants it before the sample is filed, and is put right when that is over', async () => {
  const played: Sample = { ...sample, scene: { 'civil-status': { desk: { mode: 'manual' } } } };
  api = await startFakeApi(apiAnswers([revoked]));
  await run([played]);
  const desks = api.seen.filter(({ path: to }) => to === '/_sim/desk');
  expect(desks.map(({ body }) => body)).toEqual([{ mode: 'manual' }, {}]);
  const at = (what: string): number => api.seen.findIndex(({ path: to }) => to === what);
  expect(at('/_sim/desk')).toBeLessThan(at('/v1/cases'));
});

test('a person on record is left as the cases have made them', async () => {
  const [known] = bothParents.people;
  api = await startFakeApi(
    apiAnswers([revoked], { [`/_sim/persons/${known!.personalId}`]: () => ({ status: 'dead' }) }),
  );
  await run([sample]);
  const put = api.seen.filter(({ path: to, method }) => to === '/_sim/persons' && method === 'POST');
  expect(put.map(({ body }) => (body as { personalId: string }).personalId)).toEqual(
    bothParents.people.slice(1).map(({ personalId }) => personalId),
  );
});
