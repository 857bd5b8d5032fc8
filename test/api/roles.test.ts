import { randomUUID } from 'node:crypto';
import { birthDeclaration } from '../support/declarations';
import type { TestUser } from './support/tokens';
import { RunningApi } from './support/running-api';

jest.setTimeout(60_000);

const users: Record<string, TestUser> = {
  portal: { roles: ['portal'], subject: 'portal-1' },
  clerk: { roles: ['clerk'], agency: 'residence' },
  supervisor: { roles: ['supervisor'] },
  ops: { roles: ['ops'] },
  auditor: { roles: ['auditor'] },
  stranger: { roles: ['janitor'] },
};

/** By path: the status of each user above, in order. */
const table: readonly (readonly [string, string, readonly number[]])[] = [
  ['GET', '/v1/cases', [200, 200, 200, 200, 200, 403]],
  ['GET', '/v1/cases/{caseId}', [200, 200, 200, 200, 200, 403]],
  ['GET', '/v1/cases/{caseId}/events', [200, 200, 200, 200, 200, 403]],
  ['POST', '/v1/cases', [400, 403, 403, 400, 403, 403]],
  ['POST', '/v1/prefill', [404, 403, 403, 404, 403, 403]],
  ['POST', '/v1/cases/{caseId}/supplements', [415, 403, 403, 415, 403, 403]],
  ['POST', '/v1/cases/{caseId}/withdrawal', [415, 403, 403, 415, 403, 403]],
  ['POST', '/v1/cases/{caseId}/corrections', [403, 403, 415, 415, 403, 403]],
  ['POST', '/v1/cases/{caseId}/revocations', [403, 403, 415, 415, 403, 403]],
  ['GET', '/v1/tasks', [403, 200, 200, 200, 200, 403]],
  ['POST', '/v1/tasks/t1/claim', [403, 404, 404, 404, 403, 403]],
  ['GET', '/v1/ops/failures', [403, 403, 200, 200, 200, 403]],
  ['POST', '/v1/ops/cases/{caseId}/steps/birth/retry', [403, 403, 403, 415, 403, 403]],
  ['POST', '/v1/ops/cases/{caseId}/steps/birth/skip', [403, 403, 403, 415, 403, 403]],
  ['POST', '/v1/ops/cases/{caseId}/claims/c1/settlement', [403, 403, 403, 415, 403, 403]],
  ['POST', '/v1/ops/cases/{caseId}/reconcile', [403, 403, 403, 415, 403, 403]],
  ['POST', '/v1/ops/cases/{caseId}/reset', [403, 403, 403, 404, 403, 403]],
  ['PUT', '/v1/ops/agencies/residence/hold', [403, 403, 403, 404, 403, 403]],
  ['GET', '/v1/reports/dashboard', [403, 403, 200, 200, 200, 403]],
  ['GET', '/metrics', [403, 403, 200, 200, 200, 403]],
];

describe('roles', () => {
  let api: RunningApi;
  let caseId: string;
  beforeAll(async () => {
    api = await RunningApi.start();
    const filed = await api.file(birthDeclaration(), { token: await api.token(users['portal']) });
    caseId = String(filed.body['caseId']);
  });
  afterAll(() => api.stop());

  it.each(table)('give on %s %s each user their due', async (method, path, statuses) => {
    const address = path.replace('{caseId}', caseId);
    const answers = await Promise.all(
      Object.values(users).map(
        async (user) => (await api.ask(method, address, { token: await api.token(user) })).status,
      ),
    );
    expect(Object.fromEntries(Object.keys(users).map((name, i) => [name, answers[i]]))).toEqual(
      Object.fromEntries(Object.keys(users).map((name, i) => [name, statuses[i]])),
    );
    expect((await api.ask(method, address)).status).toBe(401);
  });

  it('say "not-yet" of what is not built only to those who will be allowed it', async () => {
    const ops = await api.get('/v1/ops/bulk/b1', { token: await api.token(users['ops']) });
    expect(ops.body['code']).toBe('not-yet');
    const portal = await api.get('/v1/ops/bulk/b1', { token: await api.token(users['portal']) });
    expect(portal.body['code']).toBe('forbidden');
  });

  const listed = async (user: TestUser) =>
    (await api.get('/v1/cases', { token: await api.token(user) })).body['data'] as { caseId: string }[];

  it("keep one portal from another's cases, in lists too", async () => {
    const other: TestUser = { roles: ['portal'], subject: 'portal-2' };
    const token = await api.token(other);
    for (const rest of ['', '/events', '/events/stream'])
      expect((await api.get(`/v1/cases/${caseId}${rest}`, { token })).status).toBe(404);
    expect(await listed(other)).toEqual([]);
    expect(await listed(users['portal']!)).toHaveLength(1);
  });

  it('let a clerk see the cases in which their agency has a step, and no others', async () => {
    const outside: TestUser = { roles: ['clerk'], agency: 'social-affairs' };
    expect((await api.get(`/v1/cases/${caseId}`, { token: await api.token(outside) })).status).toBe(404);
    expect(await listed(outside)).toEqual([]);
    expect(await listed(users['clerk']!)).toHaveLength(1);
  });

  it('give nothing to a clerk of no agency that we know', async () => {
    for (const agency of [undefined, 'ministry-of-magic']) {
      const token = await api.token({ roles: ['clerk'], ...(agency && { agency }) });
      expect((await api.get('/v1/cases', { token })).status).toBe(403);
      expect((await api.get(`/v1/cases/${randomUUID()}`, { token })).status).toBe(403);
    }
  });

  it('add up where somebody has several', async () => {
    const both: TestUser = { roles: ['clerk', 'portal'], agency: 'social-affairs', subject: 'portal-1' };
    const token = await api.token(both);
    expect((await api.get(`/v1/cases/${caseId}`, { token })).status).toBe(200);
    expect((await api.file(birthDeclaration(), { token })).status).toBe(201);
  });
});
