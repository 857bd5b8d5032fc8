import { randomUUID } from 'node:crypto';
import { birthDeclaration } from '../support/declarations';
import type { TestUser } from './support/tokens';
import { RunningApi } from './support/running-api';

jest.setTimeout(60_000);

/** Which role may call what, and in which relation to a case, is held by test/desk/rights.test.ts. */
const users: Record<string, TestUser> = {
  portal: { roles: ['portal'], subject: 'portal-1' },
  clerk: { roles: ['clerk'], agency: 'residence' },
  ops: { roles: ['ops'] },
};

describe('roles', () => {
  let api: RunningApi;
  let caseId: string;
  beforeAll(async () => {
    api = await RunningApi.start();
    const filed = await api.file(birthDeclaration(), { token: await api.token(users['portal']) });
    caseId = String(filed.body['caseId']);
  });
  afterAll(() => api.stop());

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
