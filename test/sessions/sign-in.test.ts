import { Browser } from '../issuer/support/browser';
import { Clerk } from './support/clerk';
import { ConsoleStack } from './support/console-stack';

jest.setTimeout(120_000);

describe('signing in', () => {
  let stack: ConsoleStack;
  beforeAll(async () => {
    stack = await ConsoleStack.start();
  });
  afterAll(() => stack.stop());

  it('goes by code flow with PKCE, state and nonce, and comes back to the page it was asked from', async () => {
    const clerk = new Clerk(stack);
    const { headers, status } = await clerk.browser.ask(`${stack.api}/auth/login?returnTo=/console/tasks/7`);
    const to = new URL(headers.get('location')!);
    expect([status, to.origin]).toEqual([303, stack.issuerUrl]);
    const { state, nonce, code_challenge: challenge, ...rest } = Object.fromEntries(to.searchParams);
    expect(rest).toMatchObject({ response_type: 'code', code_challenge_method: 'S256' });
    for (const secret of [state, nonce, challenge]) expect(secret).toMatch(/^[\w-]{43}$/);
    expect((await clerk.press(await clerk.browser.open(to.href), 'clerk:residence')).url).toBe(
      `${stack.api}/console/tasks/7`,
    );
  });

  it('gives a cookie that no script reads and no other site sends along, and keeps its hash alone', async () => {
    const clerk = new Clerk(stack);
    const back = await clerk.press(await clerk.openSignIn(), 'ops', clerk.isCallback);
    const given = (await clerk.browser.ask(back.url)).headers.get('set-cookie');
    expect(given).toMatch(/^lienthong=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
    const [row] = await stack.sql(`SELECT * FROM register.sessions WHERE subject = 'dev:ops'`);
    expect(JSON.stringify(row)).not.toContain(clerk.cookie());
  });

  it('lets the session do what a token of the same user may, and no more', async () => {
    const clerk = new Clerk(stack);
    await clerk.signIn('clerk:residence@00070');
    const { status, body } = await clerk.get('/auth/session');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      user: {
        subject: 'dev:clerk:residence@00070',
        name: expect.stringContaining('00070') as string,
        roles: ['clerk'],
        agency: 'residence',
        territory: ['00070'],
      },
      csrf: expect.any(String) as string,
      locksAt: expect.stringMatching(/\+07:00$/) as string,
      endsAt: expect.stringMatching(/\+07:00$/) as string,
    });
    expect((await clerk.get('/v1/cases')).status).toBe(200);
    expect((await clerk.get('/v1/ops/failures')).status).toBe(403);
  });

  it('lets a bearer token win over the cookie, also one that does not hold', async () => {
    const clerk = new Clerk(stack);
    await clerk.signIn('clerk:residence');
    const asked = (token: string) => clerk.get('/v1/ops/failures', { authorization: `Bearer ${token}` });
    expect((await asked(stack.tokens['ops']!)).status).toBe(200);
    const refused = await clerk.get('/v1/cases', { authorization: 'Bearer x.y.z' });
    expect([refused.status, refused.body['code']]).toEqual([401, 'unauthenticated']);
  });

  it.each([
    'https://elsewhere.example/console',
    '//elsewhere.example/console',
    '/\\elsewhere.example/console',
    '/console/../v1/cases',
    '/console/%2e%2e/docs',
    '/consoles',
    '/v1/cases',
    'console',
    'javascript:alert(1)',
    '/\t/elsewhere.example/console',
  ])('returns to no page outside the console: %s', async (returnTo) => {
    const answer = await new Clerk(stack).get(`/auth/login?returnTo=${encodeURIComponent(returnTo)}`);
    expect([answer.status, answer.body['errors']]).toMatchObject([400, [{ pointer: '/returnTo' }]]);
  });

  it('returns to a path whose letters no header may hold', async () => {
    const clerk = new Clerk(stack);
    const page = await clerk.signIn('ops', '/console/cases?status=đang\n#ề');
    expect(page.url).toBe(`${stack.api}/console/cases?status=${encodeURIComponent('đang')}#%E1%BB%81`);
  });

  it('takes changes from its own pages alone: origin and token both have to fit', async () => {
    const clerk = new Clerk(stack);
    await clerk.signIn('counter');
    const csrf = await clerk.csrf();
    const other = new Clerk(stack);
    await other.signIn('counter');
    const origin = stack.api;
    for (const headers of [
      {},
      { origin },
      { 'x-csrf-token': csrf },
      { origin: 'https://elsewhere.example', 'x-csrf-token': csrf },
      { origin: 'null', 'x-csrf-token': csrf },
      { origin, 'x-csrf-token': await other.csrf() },
    ])
      for (const path of ['/v1/cases/search', '/auth/active', '/auth/logout']) {
        const { status, body } = await clerk.post(path, { headers });
        expect([path, headers, status, body['code']]).toEqual([path, headers, 403, 'csrf']);
      }
    expect((await clerk.post('/v1/cases/search', { headers: { origin, 'x-csrf-token': csrf } })).status).toBe(
      200,
    );
  });

  it('ends only in the browser in which it began, and only once', async () => {
    const clerk = new Clerk(stack);
    const back = await clerk.press(await clerk.openSignIn(), 'ops', clerk.isCallback);
    const elsewhere = await new Browser().ask(back.url);
    expect([elsewhere.status, elsewhere.text]).toEqual([400, expect.stringContaining('sign-in-ended')]);
    await clerk.browser.open(back.url, clerk.isConsole);
    const cookie = clerk.cookie();
    // Left by the button Back, and come to again.
    expect((await clerk.browser.open(back.url, clerk.isConsole)).url).toContain('/console/queues/mine');
    expect(clerk.cookie()).toBe(cookie);
  });

  it('is told so where the issuer says no', async () => {
    const clerk = new Clerk(stack);
    const { headers } = await clerk.browser.ask(`${stack.api}/auth/login`);
    const state = new URL(headers.get('location')!).searchParams.get('state')!;
    const query = new URLSearchParams({ error: 'access_denied', state, iss: stack.issuerUrl });
    const answer = await clerk.get(`/auth/callback?${query.toString()}`);
    expect([answer.status, answer.body['code']]).toEqual([403, 'sign-in-refused']);
  });

  it('says what is wrong on a page where a browser is on its way, in its language', async () => {
    const headers = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8', 'accept-language': 'en' };
    const page = await new Browser().ask(`${stack.api}/auth/callback?state=x&code=y`, { headers });
    expect([page.status, page.headers.get('content-type')]).toEqual([400, 'text/html; charset=utf-8']);
    expect(page.text).toContain('<h1>This sign-in has ended</h1>');
    expect(page.text).toContain('<a href="/console">');
  });

  it('is not taken from an ID token in place of an access token', async () => {
    await new Clerk(stack).signIn('ops');
    const [row] = await stack.sql(`SELECT id_token FROM register.sessions LIMIT 1`);
    const headers = { authorization: `Bearer ${String(row!['id_token'])}` };
    expect((await fetch(`${stack.api}/v1/cases`, { headers })).status).toBe(401);
  });
});
