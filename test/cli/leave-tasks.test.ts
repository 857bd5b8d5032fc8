import { samplesForClerks } from '../../cli/samples/birth/for-clerks';
import { leaveTasks } from '../../cli/start/leave-tasks';
import { caseId, view } from './support/cases';
import { startFakeApi, type Answers, type FakeApi } from './support/fake-api';

let api: FakeApi;
afterEach(() => api.stop());

const created: Answers[string] = (_request, response) => ((response.statusCode = 201), {});
/** Desks at which everything has arrived; `since`: somebody has said before who decides. */
const answers = (since: string | null): Answers => ({
  '/v1/ops/agencies': () => ({
    data: ['civil-status', 'residence'].map((agency) => ({ agency, since, desk: { open: 3 } })),
  }),
  '/v1/ops/agencies/civil-status/mode': () => ({}),
  '/v1/ops/agencies/residence/mode': () => ({}),
  '/v1/cases': (_request, response) => ((response.statusCode = 201), { ...view(), caseId, warnings: [] }),
  '/_sim/persons': created,
  '/_sim/birth-certificates': created,
});

async function leave(since: string | null, tokens?: Record<string, string>) {
  api = await startFakeApi(answers(since));
  const nowhere = { console: '', identity: '', gateway: '', database: '', processes: {} };
  const agencies = { population: api.url, health: api.url };
  const temporal = { address: '', namespace: 'default' };
  const ready = { ...nowhere, api: api.url, agencies, temporal, ...(tokens && { tokens }) };
  return leaveTasks(ready, { language: 'en', signal: new AbortController().signal });
}
const modes = () => api.seen.filter(({ method }) => method === 'PUT').map(({ path }) => path);
const keys = () =>
  api.seen.filter(({ path }) => path === '/v1/cases').map(({ headers }) => headers['idempotency-key']);

const development = { ops: 'ops-token', portal: 'portal-token' };

test('a first start makes desks, files what clerks will find there, and says under whose name', async () => {
  expect(await leave(null, development)).toEqual([
    { user: 'clerk:civil-status', open: 3 },
    { user: 'clerk:residence', open: 3 },
  ]);
  expect(modes()).toHaveLength(2);
  expect(keys()).toEqual(samplesForClerks.map(({ id }) => `sample/${id}`));
});

test('a later start overrules nobody who has said who decides, and files nothing twice', async () => {
  await leave('2026-11-30T09:00:00+07:00', development);
  expect(modes()).toEqual([]);
  expect(keys()).toEqual(samplesForClerks.map(({ id }) => `sample/${id}`));
});

test('nothing is left where nobody can sign in to find it', async () => {
  expect(await leave(null)).toEqual([]);
  expect(api.seen).toEqual([]);
});
