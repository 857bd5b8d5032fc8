import { randomUUID } from 'node:crypto';
import { birthDeclaration } from '../support/declarations';
import { RunningApi } from './support/running-api';

jest.setTimeout(60_000);

describe('how the family is reached', () => {
  let api: RunningApi;
  let token: string;
  let supervisor: string;
  beforeAll(async () => {
    api = await RunningApi.start();
    token = await api.token({ subject: 'portal-1' });
    supervisor = await api.token({ roles: ['supervisor'], subject: 'head' });
  });
  afterAll(() => api.stop());
  const filed = async () => {
    const { body } = await api.file(birthDeclaration(), { token });
    return `/v1/cases/${String(body['caseId'])}`;
  };
  const patch = (path: string, body: object, by = token) =>
    api.ask('PATCH', `${path}/contact`, { token: by, body });

  it('is as declared until told otherwise, and what is left out stays', async () => {
    const path = await filed();
    expect((await api.get(`${path}/contact`, { token })).body).toEqual({ phone: '0901234567' });
    const first = await patch(path, { phone: '+84 (0) 98 765 4399', language: 'en' });
    expect([first.status, first.body]).toEqual([200, { phone: '0987654399', language: 'en' }]);
    const second = await patch(path, { email: 'hoa@example.vn' }, supervisor);
    const now = { phone: '0987654399', email: 'hoa@example.vn', language: 'en' };
    expect(second.body).toEqual(now);
    expect((await api.get(`${path}/contact`, { token: supervisor })).body).toEqual(now);
  });

  it.each([null, '', {}])(
    'is cleared where it is sent as %j, also as declared, until it is told anew',
    async (empty) => {
      const path = await filed();
      await patch(path, { phone: '0987654399', email: 'hoa@example.vn' });
      expect((await patch(path, { phone: empty })).body).toEqual({ email: 'hoa@example.vn' });
      expect((await patch(path, { email: empty, language: 'vi' })).body).toEqual({ language: 'vi' });
      expect((await api.get(`${path}/contact`, { token })).body).toEqual({ language: 'vi' });
      expect((await patch(path, { phone: '0912000777', language: empty })).body).toEqual({
        phone: '0912000777',
      });
    },
  );

  it('finds the case, by search in the body too, by what is new and what was before', async () => {
    const path = await filed();
    await patch(path, { phone: '0912 000 777', email: 'Lan@example.vn' });
    for (const q of ['+84 912 000 777', 'lan@example.vn']) {
      const found = await api.ask('POST', '/v1/cases/search', { token, body: { q, limit: 1 } });
      expect(found.status).toBe(200);
      expect(found.body['data']).toMatchObject([{ caseId: path.split('/').at(-1) }]);
    }
  });

  it('is told by the portal that filed the case, or a supervisor, and by nobody else', async () => {
    const path = await filed();
    const change = { language: 'vi' };
    const other = await api.token({ subject: 'portal-2' });
    expect((await patch(path, change, other)).status).toBe(404);
    const clerk = await api.token({ roles: ['clerk'], agency: 'civil-status' });
    expect((await patch(path, change, clerk)).status).toBe(403);
    expect((await patch(path, change, supervisor)).status).toBe(200);
    expect((await patch(`/v1/cases/${randomUUID()}`, change)).status).toBe(404);
  });

  it.each([
    [{}, '/phone'],
    [{ phone: '12' }, '/phone'],
    [{ email: 'nobody' }, '/email'],
    [{ language: 'fr' }, '/language'],
  ])('%j is refused with 400', async (change, pointer) => {
    const answer = await patch(await filed(), change);
    expect([answer.status, answer.body['errors']]).toMatchObject([400, [{ pointer }]]);
  });

  it('a search with what no list knows is refused by its place in the body', async () => {
    const answer = await api.ask('POST', '/v1/cases/search', { token, body: { status: 'x', q: '' } });
    expect([answer.status, answer.body['errors']]).toMatchObject([400, [{ pointer: '/status' }]]);
  });
});
