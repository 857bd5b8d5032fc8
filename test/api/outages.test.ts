import { birthDeclaration } from '../support/declarations';
import { untilItWorks } from '../../runtime/wait';
import { RunningApi } from './support/running-api';

jest.setTimeout(90_000);

describe('while a part is away', () => {
  let api: RunningApi;
  let token: string;
  beforeAll(async () => {
    api = await RunningApi.start();
    token = await api.token();
  });
  afterAll(() => api.stop());

  it('nothing but health is answered before the register has its shape', async () => {
    api.opening.open = false;
    for (const path of ['/v1/bundles', '/v1/cases', '/docs', '/nothing'])
      expect((await api.get(path, { token })).body['code']).toBe('unavailable');
    expect((await api.get('/healthz')).status).toBe(200);
    const readiness = await api.get('/readyz');
    expect([readiness.status, readiness.body]).toMatchObject([
      503,
      {
        status: 'not-ready',
        dependencies: { register: 'down', temporal: 'up', worker: 'down', identity: 'up', clock: 'up' },
      },
    ]);
    api.opening.open = true;
  });

  it('cases are taken in without the engine', async () => {
    api.engine.up = false;
    expect((await api.file(birthDeclaration(), { token })).status).toBe(201);
  });

  it('without the database every answer is 503 and says when to come back, and no later one fails', async () => {
    const filed = await api.file(birthDeclaration(), { token });
    const path = `/v1/cases/${String(filed.body['caseId'])}`;
    await api.stopDatabase();
    for (const answer of await Promise.all([
      api.file(birthDeclaration(), { token }),
      api.get(path, { token }),
      api.get('/v1/cases', { token }),
    ])) {
      expect([answer.status, answer.body['code']]).toEqual([503, 'unavailable']);
      expect(answer.headers.get('retry-after')).toBe('2');
    }
    expect(await api.get('/readyz')).toMatchObject({
      status: 503,
      body: { status: 'not-ready', dependencies: { register: 'down' } },
    });
    expect((await api.get('/healthz')).status).toBe(200);
    await api.startDatabase();
    const readAgain = async () => expect((await api.get(path, { token })).status).toBe(200);
    await untilItWorks(readAgain, { signal: AbortSignal.timeout(20_000) });
    expect((await api.file(birthDeclaration(), { token })).status).toBe(201);
  });
});
