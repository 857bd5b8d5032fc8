import { randomUUID } from 'node:crypto';
import { birthDeclaration } from '../support/declarations';
import { RunningApi } from './support/running-api';

jest.setTimeout(60_000);

describe('reconciling a case with its run', () => {
  let api: RunningApi;
  let ops: string;
  let caseId: string;
  beforeAll(async () => {
    api = await RunningApi.start();
    ops = await api.token({ roles: ['ops'], subject: 'ops-1' });
    const filed = await api.file(birthDeclaration(), { token: await api.token() });
    caseId = String(filed.body['caseId']);
  });
  afterAll(() => api.stop());

  const reconcile = (body: unknown = { reason: 'after the restore' }, key = randomUUID()) =>
    api.ask('POST', `/v1/ops/cases/${caseId}/reconcile`, { token: ops, body, key });
  const groups = async () => {
    const { body } = await api.get('/v1/ops/failures', { token: ops, headers: { 'accept-language': 'en' } });
    return body['data'] as Record<string, unknown>[];
  };

  it('says what was found and done, closes what was wrong, and gives one answer under one key', async () => {
    await api.register.noteFindings([{ cause: 'run-gone', caseId, code: 'lost-again' }]);
    expect(await groups()).toMatchObject([
      {
        ...{ cause: 'run-gone', kind: 'engine', step: null, agency: null, team: 'operators' },
        ...{
          cases: 1,
          caseIds: [caseId],
          codes: { 'lost-again': 1 },
          verbs: ['reconcile', 'comment', 'owner'],
        },
        text: expect.stringContaining('from the record') as unknown,
      },
    ]);
    api.engine.answerReconcile = () =>
      Promise.resolve({ kind: 'reconciled', verdict: 'run-gone', did: 'started' });
    const key = randomUUID();
    const first = await reconcile(undefined, key);
    expect([first.status, first.body]).toEqual([200, { verdict: 'run-gone', did: 'started' }]);
    expect(await groups()).toEqual([]);
    const again = await reconcile(undefined, key);
    expect([again.body, again.headers.get('idempotent-replayed')]).toEqual([first.body, 'true']);
    expect(api.engine.reconciled).toEqual([caseId]);
  });

  it.each([
    ['unknown-case', 404, 'unknown-case'],
    ['events-lost', 409, 'events-lost'],
    ['away', 503, 'unavailable'],
  ] as const)('an engine that says %s is answered as %d %s', async (kind, status, code) => {
    await api.register.noteFindings([{ cause: 'case-missing', caseId, code: 'not-on-file' }]);
    api.engine.answerReconcile = () => Promise.resolve({ kind });
    const answer = await reconcile();
    expect([answer.status, answer.body['code']]).toEqual([status, code]);
    expect((await groups()).map(({ cause }) => cause)).toContain('case-missing');
  });

  it('a reason is required', async () => {
    const answer = await reconcile({});
    expect(answer.body['errors']).toMatchObject([{ pointer: '/reason', code: 'required' }]);
  });
});
