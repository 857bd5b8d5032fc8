import { randomUUID } from 'node:crypto';
import { problemKinds } from '../../api/problems/catalogue';
import { bundleIds } from '../../procedures/bundles';
import { birthDeclaration } from '../support/declarations';
import { RunningApi } from './support/running-api';

jest.setTimeout(60_000);

describe('what is open to everybody', () => {
  let api: RunningApi;
  let token: string;
  beforeAll(async () => {
    api = await RunningApi.start();
    token = await api.token();
  });
  afterAll(() => api.stop());
  /** As a known caller, so that the tests do not hold each other to the rate. */
  const get = (path: string) => api.get(path, { token });

  it('the catalogue shows the edition in force on a day, and none before the first', async () => {
    const steps = async (on: string) => {
      const { body } = await get(`/v1/bundles/birth?on=${on}`);
      return [body['edition'], body['code'], (body['steps'] as unknown[]).length];
    };
    expect(await steps('2026-10-01')).toEqual(['2026-09-01', '3.000722', 4]);
    expect(await steps('2026-08-31')).toEqual(['2024-07-01', '2.002621', 3]);
    expect((await get('/v1/bundles/birth?on=2024-06-30')).body['code']).toBe('no-edition');
    expect((await get('/v1/bundles/wedding')).body['code']).toBe('unknown-bundle');
    expect((await get('/v1/bundles/birth?on=2026-11-31')).status).toBe(400);
    expect((await get('/v1/bundles?on=2020-01-01')).body).toEqual({ data: [], nextCursor: null });
    const { data } = (await get('/v1/bundles')).body as { data: { id: string }[] };
    expect(data.map(({ id }) => id)).toEqual(bundleIds);
  });

  it("the catalogue's form offers just the steps of its edition", async () => {
    const { body } = await get('/v1/bundles/birth?on=2024-07-01');
    expect(body['declarationSchema']).toMatchObject({
      type: 'object',
      required: ['applicant', 'child', 'parentage', 'scope'],
      properties: { scope: { items: { enum: ['birth', 'residence', 'health-insurance'] } } },
    });
  });

  it.each([
    ['step=residence&receivedAt=2026-11-20T15:00:00%2B07:00', '2026-11-25T17:00:00+07:00', 'official'],
    ['step=residence&receivedAt=2026-11-20T15:00:01%2B07:00', '2026-11-26T17:00:00+07:00', 'official'],
    ['step=residence&receivedAt=2026-11-20T15:00:00+07:00', '2026-11-25T17:00:00+07:00', 'official'],
    ['step=residence&receivedAt=2026-11-20T08:00:00.000Z', '2026-11-25T17:00:00+07:00', 'official'],
    ['step=birth&receivedAt=2026-11-20T09:00:00%2B07:00', '2026-11-20T17:00:00+07:00', 'official'],
    ['receivedAt=2026-11-20T09:00:00%2B07:00', '2026-11-26T17:00:00+07:00', 'official'],
    ['receivedAt=2026-11-20T09:00:00%2B07:00&verification=true', '2026-11-30T17:00:00+07:00', 'official'],
    ['receivedAt=2026-02-13T16:00:00%2B07:00', '2026-02-26T17:00:00+07:00', 'official'],
    ['receivedAt=2025-04-24T09:00:00%2B07:00', '2025-04-28T17:00:00+07:00', 'official'],
    ['receivedAt=2026-12-30T09:00:00%2B07:00', '2027-01-05T17:00:00+07:00', 'provisional'],
  ])('the legal clock answers %s with %s, %s', async (query, dueAt, certainty) => {
    const { status, body } = await get(`/v1/deadlines?bundle=birth&${query}`);
    expect([status, body['dueAt'], body['certainty']]).toEqual([200, dueAt, certainty]);
  });

  it.each([
    ['receivedAt=2026-11-20T09:00:00%2B07:00', '2026-11-30'],
    ['receivedAt=2026-11-20T09:00:00 07:00&verification=true', '2026-12-07'],
    ['step=death&receivedAt=2026-11-20T15:00:01%2B07:00', '2026-11-23'],
    ['step=residence-removal&receivedAt=2026-11-20T09:00:00%2B07:00', '2026-11-25'],
    ['step=funeral-benefit&receivedAt=2026-11-20T09:00:00%2B07:00', '2026-11-26'],
    ['step=survivor-benefit&receivedAt=2026-11-20T09:00:00%2B07:00&verification=true', '2026-12-07'],
  ])('the legal clock answers for a death, %s, with %s at 17:00', async (query, dueOn) => {
    const { status, body } = await get(`/v1/deadlines?bundle=death&${query}`);
    expect([status, body['dueAt']]).toEqual([200, `${dueOn}T17:00:00+07:00`]);
  });

  it('the legal clock lists the day of receipt uncounted and each later day once', async () => {
    const { body } = await get(
      '/v1/deadlines?bundle=birth&step=residence&receivedAt=2026-11-20T15:00:01+07:00',
    );
    expect(body['explanation']).toEqual([
      { day: '2026-11-20', counted: false, why: 'after-cut-off' },
      { day: '2026-11-21', counted: false, why: 'weekend' },
      { day: '2026-11-22', counted: false, why: 'weekend' },
      { day: '2026-11-23', counted: false, why: 'received' },
      { day: '2026-11-24', counted: false, why: 'holiday' },
      { day: '2026-11-25', counted: true, why: 'working-day' },
      { day: '2026-11-26', counted: true, why: 'working-day' },
    ]);
  });

  it.each([
    ['bundle=birth&receivedAt=2024-06-30T09:00:00Z', 404, 'no-edition'],
    ['bundle=birth&step=wedding&receivedAt=2026-11-20T09:00:00Z', 404, 'unknown-step'],
    ['bundle=birth&step=identity-card&receivedAt=2025-11-20T09:00:00Z', 404, 'unknown-step'],
    ['bundle=wedding&receivedAt=2026-11-20T09:00:00Z', 404, 'unknown-bundle'],
    ['bundle=birth', 400, 'invalid-input'],
    ['bundle=birth&receivedAt=2026-11-20', 400, 'invalid-input'],
    ['bundle=birth&receivedAt=2026-11-20T09:00:00Z&verification=perhaps', 400, 'invalid-input'],
    ['bundle=birth&receivedAt=0000-01-01T00:00:00%2B23:59', 404, 'no-edition'],
    ['bundle=birth&receivedAt=9999-12-31T00:00:00Z', 422, 'no-calendar'],
  ])('the legal clock answers %s with %i %s', async (query, status, code) => {
    const answer = await get(`/v1/deadlines?${query}`);
    expect([answer.status, answer.body['code']]).toEqual([status, code]);
  });

  it('tracking says whose turn it is and names nobody', async () => {
    const declaration = birthDeclaration();
    const filed = await api.file(declaration, { token });
    const tracked = await get(`/v1/tracking/${String(filed.body['trackingCode'])}`);
    const readOut = String(filed.body['trackingCode'])
      .replace(/(.{4})(?=.)/g, '$1 -')
      .toLowerCase();
    const written = encodeURIComponent(readOut.replaceAll('0', 'O').replaceAll('1', 'l'));
    expect((await get(`/v1/tracking/${written}`)).body).toEqual(tracked.body);
    expect(tracked.body).toMatchObject({
      status: 'processing',
      dueAt: filed.body['dueAt'],
      waitingFor: [{ who: 'civil-status', whoNames: { en: 'Civil status (commune)' }, step: 'birth' }],
    });
    const personal = [
      declaration.mother.name,
      declaration.mother.personalId,
      declaration.child.name,
      declaration.applicant.phone,
      filed.body['caseId'],
    ];
    for (const secret of personal) expect(tracked.text).not.toContain(secret);
    expect((await get(`/v1/tracking/${randomUUID()}`)).body['code']).toBe('unknown-tracking-code');
  });

  it('problems speak Vietnamese unless English is liked better', async () => {
    const title = async (language?: string) =>
      (
        await api.get(
          '/v1/nothing',
          language === undefined ? {} : { headers: { 'accept-language': language } },
        )
      ).body['title'];
    const { vi, en } = problemKinds['not-found'].title;
    expect(await title()).toBe(vi);
    expect(await title('fr-FR')).toBe(vi);
    expect(await title('vi-VN,en;q=0.5')).toBe(vi);
    expect(await title('en-GB,vi;q=0.5')).toBe(en);
    expect(await title('\u00ff;q=x')).toBe(vi);
  });

  it('an address is held to fifty public requests a second, told when to come back, and callers with a token are not', async () => {
    const ask = (path: string, headers = {}) =>
      Promise.all(Array.from({ length: 200 }, () => api.get(path, { headers })));
    // An answer that costs little, so that they all come within a second or two.
    const limited = '/v1/bundles/none';
    const answers = await ask(limited);
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused[0]!.headers.get('retry-after')).toBe('1');
    expect(refused[0]!.body['code']).toBe('too-many-requests');
    const known = await ask(limited, { authorization: `Bearer ${token}` });
    expect(known.every(({ status }) => status === 404)).toBe(true);
    const health = await ask('/healthz');
    expect(health.every(({ status }) => status === 200)).toBe(true);
    const forged = await ask(limited, { authorization: 'Bearer made-up' });
    expect(forged.some(({ status }) => status === 429)).toBe(true);
  });

  it('is ready as long as cases are taken in, and names what is away, a worker that says nothing too', async () => {
    const readiness = async () => {
      const { status, body } = await get('/readyz');
      return [status, { status: body['status'], dependencies: body['dependencies'] }];
    };
    const dependencies = { register: 'up', temporal: 'up', worker: 'down', identity: 'up', clock: 'up' };
    expect(await readiness()).toEqual([200, { status: 'degraded', dependencies }]);
    await api.register.sayAtWork({ part: 'worker', instance: 'one', state: 'at-work', clock: 0 });
    const all = { ...dependencies, worker: 'up' };
    expect(await readiness()).toEqual([200, { status: 'ready', dependencies: all }]);
    api.engine.up = false;
    expect(await readiness()).toEqual([
      200,
      { status: 'degraded', dependencies: { ...all, temporal: 'down' } },
    ]);
    api.engine.up = true;
    await api.register.leaveWork('one');
    expect(await readiness()).toEqual([200, { status: 'degraded', dependencies }]);
  });

  it('is alive as long as its connections to the register are not stuck', async () => {
    expect(await get('/healthz')).toMatchObject({ status: 200, body: { status: 'ok' } });
    api.opening.hung = true;
    expect(await get('/healthz')).toMatchObject({ status: 503, body: { status: 'hung' } });
    api.opening.hung = false;
  });

  it('the pages load nothing that the content security policy refuses', async () => {
    const page = await get('/docs');
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(page.text).not.toMatch(/<script(?! src=)|<style|\son\w+=|style=|https?:/);
    const loaded = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path]) => path!);
    expect(loaded.length).toBeGreaterThanOrEqual(4);
    for (const path of loaded) expect((await get(path)).status).toBe(200);
    expect((await get('/docs/package.json')).status).toBe(404);
  });

  it('headers tell nothing of our making and forbid storing', async () => {
    const { headers } = await get('/v1/bundles');
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('etag')).toBeNull();
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });
});
