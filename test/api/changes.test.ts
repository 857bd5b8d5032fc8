import { setTimeout as delay } from 'node:timers/promises';
import { birthDeclaration } from '../support/declarations';
import { CaseOnFile } from './support/case-on-file';
import { RunningApi, type Answer } from './support/running-api';

jest.setTimeout(60_000);

describe('GET /v1/changes', () => {
  let api: RunningApi;
  let portal: string;
  let ops: string;
  beforeAll(async () => {
    api = await RunningApi.start();
    portal = await api.token({ subject: 'portal-1' });
    ops = await api.token({ roles: ['ops'], subject: 'ops-1' });
  });
  afterAll(() => api.stop());

  const ask = (query: string, token = portal) => api.get(`/v1/changes?${query}`, { token });
  const data = ({ body }: Answer) => body['data'] as Record<string, unknown>[];
  const end = async (token = portal): Promise<string> => {
    let after = '';
    for (;;) {
      const { body } = await ask(`limit=200${after && `&after=${after}`}`, token);
      if ((body['data'] as unknown[]).length === 0) return after;
      after = String(body['nextCursor']);
    }
  };

  it('before the first event there is none, and no cursor', async () => {
    const { status, body } = await ask('');
    expect([status, body]).toEqual([200, { data: [], nextCursor: null }]);
  });

  it('tells of each event once, page by page, and repeats the last cursor at the end', async () => {
    const onFile = await (await CaseOnFile.file(api)).granted();
    const first = await ask('limit=2');
    expect(data(first)).toMatchObject([
      {
        caseId: onFile.caseId,
        caseCode: expect.stringContaining('H29') as string,
        seq: 1,
        type: 'case-filed',
      },
      { caseId: onFile.caseId, seq: 2, type: 'step-filed' },
    ]);
    const cursor = String(first.body['nextCursor']);
    expect(cursor).toBe(data(first)[1]?.['cursor']);
    const second = await ask(`after=${cursor}`);
    expect(data(second)).toMatchObject([{ seq: 3, type: 'step-granted' }]);
    const last = String(second.body['nextCursor']);
    expect((await ask(`after=${last}`)).body).toEqual({ data: [], nextCursor: last });
  });

  it('a portal is told of its own cases alone, ops and auditors of all', async () => {
    const own = await CaseOnFile.file(api);
    const other = await api.token({ subject: 'portal-2' });
    const filed = await api.file(birthDeclaration(), { token: other });
    const theirs = String(filed.body['caseId']);
    const seen = async (token: string) =>
      new Set(data(await ask('limit=200', token)).map((one) => one['caseId']));
    expect((await seen(portal)).has(own.caseId)).toBe(true);
    expect((await seen(portal)).has(theirs)).toBe(false);
    const all = await seen(ops);
    expect([all.has(own.caseId), all.has(theirs)]).toEqual([true, true]);
  });

  it('waits until there is an event, and no longer than it is told to', async () => {
    const after = await end();
    const waiting = ask(`after=${after}&wait=30`);
    await delay(50);
    const onFile = await CaseOnFile.file(api);
    expect(data(await waiting)).toMatchObject([{ caseId: onFile.caseId, seq: 1 }]);
    const last = await end();
    expect((await ask(`after=${last}&wait=1`)).body).toEqual({ data: [], nextCursor: last });
  });

  it.each([
    ['limit=201', '/limit'],
    ['limit=0', '/limit'],
    ['wait=31', '/wait'],
    ['after=never', '/after'],
  ])('%s is 400 and names the parameter', async (query, pointer) => {
    const { status, body } = await ask(query);
    expect([status, body['code'], body['errors']]).toEqual([
      400,
      'invalid-input',
      [expect.objectContaining({ pointer })],
    ]);
  });

  it('is for those who may read cases', async () => {
    expect((await api.get('/v1/changes')).status).toBe(401);
  });
});
