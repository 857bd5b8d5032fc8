import { eventually } from '../runtime/support/stack-process';
import { RunningApi } from './support/running-api';

jest.setTimeout(60_000);

const dayMs = 86_400_000;
const inDays = (days: number): string => new Date(Date.now() + days * dayMs).toISOString();

describe('colleagues', () => {
  let api: RunningApi;
  const people = {
    chi: { roles: ['clerk'], agency: 'residence', subject: 'chi', name: 'Chi' },
    binh: { roles: ['clerk'], agency: 'residence', subject: 'binh', name: 'Bình', territory: ['26740'] },
    an: { roles: ['clerk'], agency: 'identity', subject: 'an' },
    lead: { roles: ['supervisor'], agency: 'residence', subject: 'lead' },
    ops: { roles: ['ops'], subject: 'ops' },
    portal: { roles: ['portal'], subject: 'portal' },
  } as const;
  type Name = keyof typeof people;
  const as = async (name: Name) => ({ token: await api.token(people[name]) });
  const delegation = async (by: Name, subject: string, over: Record<string, unknown> = {}) =>
    api.ask('PUT', `/v1/users/${subject}/delegation`, {
      ...(await as(by)),
      body: { to: 'binh', from: inDays(-1), until: inDays(7), reason: 'nghỉ phép', ...over },
    });
  const colleagues = async (by: Name, query = ''): Promise<Record<string, unknown>[]> =>
    (await api.get(`/v1/users${query}`, await as(by))).body['data'] as Record<string, unknown>[];

  beforeAll(async () => {
    api = await RunningApi.start();
    for (const name of Object.keys(people) as Name[]) await api.get('/v1/cases', await as(name));
    await eventually(async () => ((await colleagues('ops')).length === 6 ? true : undefined));
  });
  afterAll(() => api.stop());

  it('are those of the agency who have called or signed in, as their issuer calls them', async () => {
    expect(await colleagues('chi')).toEqual([
      { subject: 'binh', name: 'Bình', roles: ['clerk'], territory: ['26740'], absentUntil: null },
      { subject: 'chi', name: 'Chi', roles: ['clerk'], territory: ['*'], absentUntil: null },
      { subject: 'lead', name: 'lead', roles: ['supervisor'], territory: ['*'], absentUntil: null },
    ]);
    expect(await colleagues('ops', '?agency=identity')).toMatchObject([{ subject: 'an' }]);
    expect((await api.get('/v1/users', await as('portal'))).status).toBe(403);
  });

  it('are listed page by page', async () => {
    const first = await api.get('/v1/users?limit=4', await as('ops'));
    const rest = await api.get(
      `/v1/users?limit=4&cursor=${String(first.body['nextCursor'])}`,
      await as('ops'),
    );
    const subjects = [first, rest].flatMap(({ body }) =>
      (body['data'] as { subject: string }[]).map(({ subject }) => subject),
    );
    expect(subjects).toEqual(['an', 'binh', 'chi', 'lead', 'ops', 'portal']);
    expect(rest.body['nextCursor']).toBeNull();
  });

  it('stand in for one another from the time until the time that is said, and no longer', async () => {
    const { status, body } = await delegation('chi', 'me');
    expect([status, body]).toMatchObject([200, { subject: 'chi', to: 'binh', reason: 'nghỉ phép' }]);
    expect(await api.register.usersStoodInFor('binh')).toMatchObject([
      { subject: 'chi', agency: 'residence' },
    ]);
    expect((await colleagues('chi'))[1]).toMatchObject({ subject: 'chi', absentUntil: body['until'] });
    await delegation('chi', 'me', { from: inDays(1) });
    expect(await api.register.usersStoodInFor('binh')).toEqual([]);
    await delegation('chi', 'me');
    await api.ask('DELETE', '/v1/users/me/delegation', await as('chi'));
    expect(await api.register.usersStoodInFor('binh')).toEqual([]);
  });

  it('stand in at the word of who leads them, and of nobody else', async () => {
    expect((await delegation('lead', 'chi')).status).toBe(200);
    expect((await delegation('binh', 'chi')).body['code']).toBe('forbidden');
    expect((await delegation('lead', 'an')).body['code']).toBe('unknown-user');
    expect((await delegation('ops', 'an', { to: 'chi' })).body['code']).toBe('bad-delegation');
  });

  it.each([
    ['to another agency', { to: 'an' }, 400, 'bad-delegation'],
    ['to oneself', { to: 'chi' }, 400, 'bad-delegation'],
    ['for more than thirty days', { until: inDays(30) }, 400, 'bad-delegation'],
    ['backward', { from: inDays(3), until: inDays(2) }, 400, 'bad-delegation'],
    ['that is over', { from: inDays(-3), until: inDays(-2) }, 400, 'bad-delegation'],
    ['to a stranger', { to: 'nobody' }, 404, 'unknown-user'],
    ['without a reason', { reason: ' ' }, 400, 'invalid-input'],
  ])('do not stand in %s', async (_how, over, status, code) => {
    const answer = await delegation('chi', 'me', over);
    expect([answer.status, answer.body['code']]).toEqual([status, code]);
  });
});
