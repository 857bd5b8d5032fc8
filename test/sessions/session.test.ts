import { openRegister } from '../../register/register';
import { createLogger } from '../../runtime/logging';
import { Clerk, sessionCookieName } from './support/clerk';
import { ConsoleStack } from './support/console-stack';
import { eventually } from '../runtime/support/stack-process';

jest.setTimeout(120_000);

describe('a session', () => {
  let stack: ConsoleStack;
  beforeAll(async () => {
    stack = await ConsoleStack.start();
  });
  afterAll(() => stack.stop());

  const signedIn = async (user: string): Promise<Clerk> => {
    const clerk = new Clerk(stack);
    await clerk.signIn(user);
    return clerk;
  };
  /** Nobody does anything for an hour. */
  const idle = (user: string) =>
    stack.sql(
      `UPDATE register.sessions SET active_at = now() - interval '1 hour' WHERE subject = 'dev:${user}'`,
    );
  const codeOf = async (clerk: Clerk, path = '/v1/cases'): Promise<unknown> => {
    const { status, body } = await clerk.get(path);
    return status === 200 ? 200 : body['code'];
  };

  it('locks when nobody does anything, and stays open when somebody does', async () => {
    const clerk = await signedIn('clerk:residence');
    const locksAt = (await clerk.get('/auth/session')).body['locksAt'];
    await stack.sql(`UPDATE register.sessions SET active_at = now() - interval '14 minutes'`);
    const { status, body } = await clerk.post('/auth/active');
    expect([status, String(body['locksAt']) >= String(locksAt)]).toEqual([200, true]);
    await idle('clerk:residence');
    expect(await codeOf(clerk)).toBe('session-locked');
    expect(await codeOf(clerk, '/auth/session')).toBe(200);
  });

  it('locked, it is opened by nothing but a sign-in, for which the user has to show who they are', async () => {
    const clerk = await signedIn('clerk:identity');
    await idle('clerk:identity');
    expect((await clerk.post('/auth/active')).body['code']).toBe('session-locked');
    expect(await codeOf(clerk)).toBe('session-locked');
    expect((await clerk.openSignIn()).text).toContain('data-testid="dev-user-clerk:identity"');
    const silent = await clerk.browser.ask(`${stack.api}/auth/login`);
    const url = new URL(silent.headers.get('location')!);
    url.searchParams.delete('prompt');
    url.searchParams.delete('max_age');
    const back = await clerk.browser.open(url.href, clerk.isConsole);
    expect([back.status, back.text]).toEqual([403, expect.stringContaining('sign-in-refused')]);
    expect(await codeOf(clerk)).toBe('session-locked');
  });

  it('unlocked by the same user it goes on: page, cookie and token are the same', async () => {
    const clerk = await signedIn('clerk:social-insurance');
    const before = [clerk.cookie(), await clerk.csrf(), (await clerk.get('/auth/session')).body['endsAt']];
    await idle('clerk:social-insurance');
    const page = await clerk.signIn('clerk:social-insurance', '/console/tasks/9');
    expect(page.url).toBe(`${stack.api}/console/tasks/9`);
    expect([clerk.cookie(), await clerk.csrf(), (await clerk.get('/auth/session')).body['endsAt']]).toEqual(
      before,
    );
    expect(await codeOf(clerk)).toBe(200);
  });

  it('goes to nobody else: another user starts afresh, and the one before has none any more', async () => {
    const clerk = await signedIn('clerk:civil-status');
    const before = clerk.cookie()!;
    await idle('clerk:civil-status');
    const page = await clerk.signIn('clerk2:civil-status', '/console/tasks/9');
    expect(page.url).toBe(`${stack.api}/console`);
    expect((await clerk.get('/auth/session')).body['user']).toMatchObject({
      subject: 'dev:clerk2:civil-status',
    });
    clerk.browser.setCookie(stack.api, 'lienthong', before);
    expect(await codeOf(clerk, '/auth/session')).toBe('unauthenticated');
  });

  it('is not unlocked by a sign-in that began before it locked', async () => {
    const clerk = await signedIn('auditor');
    const { headers } = await clerk.browser.ask(`${stack.api}/auth/login`);
    const back = await clerk.browser.open(headers.get('location')!, clerk.isCallback);
    await idle('auditor');
    const page = await clerk.browser.open(back.url, clerk.isConsole);
    expect(page.text).toContain('data-testid="dev-user-auditor"');
    expect(await codeOf(clerk)).toBe('session-locked');
  });

  it('ends after ten hours whatever is done, and then one signs in in person', async () => {
    const clerk = await signedIn('admin');
    const { body } = await clerk.get('/auth/session');
    const lasts = new Date(String(body['endsAt'])).getTime() - Date.now();
    expect(Math.abs(lasts - 36_000_000)).toBeLessThan(60_000);
    await stack.sql(`UPDATE register.sessions SET ends_at = now() WHERE subject = 'dev:admin'`);
    expect(await codeOf(clerk, '/auth/session')).toBe('unauthenticated');
    expect((await clerk.openSignIn()).text).toContain('data-testid="dev-user-admin"');
  });

  it('ends here and at the issuer by signing out, also when it is locked', async () => {
    const clerk = await signedIn('supervisor');
    await idle('supervisor');
    const { status, body } = await clerk.post('/auth/logout');
    expect(status).toBe(200);
    expect(clerk.cookie()).toBeUndefined();
    expect(await codeOf(clerk, '/auth/session')).toBe('unauthenticated');
    const page = await clerk.browser.open(String(body['location']), clerk.isConsole);
    expect(page.url).toBe(`${stack.api}/console`);
    expect((await clerk.openSignIn()).text).toContain('data-testid="dev-user-supervisor"');
  });

  it.each(['signing out here', 'signing out at the issuer', 'being locked'])(
    'takes what it follows with it: by %s a stream ends',
    async (how) => {
      const clerk = await signedIn('clerk:residence');
      const headers = { cookie: `${sessionCookieName}=${String(clerk.cookie())}` };
      const { body } = await fetch(`${stack.api}/v1/tasks/stream`, { headers });
      const reader = body!.getReader();
      expect((await reader.read()).done).toBe(false);
      if (how === 'being locked') await idle('clerk:residence');
      else if (how === 'signing out here') await clerk.post('/auth/logout');
      else await clerk.browser.open(`${stack.issuerUrl}/session/end`);
      while (!(await reader.read()).done);
      expect(await codeOf(clerk)).not.toBe(200);
    },
  );

  it('ends when its user signs out at the issuer, and nobody else’s does', async () => {
    const [clerk, other] = [await signedIn('ops'), await signedIn('ops')];
    await clerk.browser.open(`${stack.issuerUrl}/session/end`);
    await eventually(async () => ((await codeOf(clerk)) === 'unauthenticated' ? true : undefined));
    expect(await codeOf(other)).toBe(200);
  });

  it('is not ended by a word that the issuer has not given', async () => {
    const clerk = await signedIn('clerk2:residence');
    const [row] = await stack.sql(
      `SELECT id_token FROM register.sessions WHERE subject = 'dev:clerk2:residence'`,
    );
    for (const token of ['x', stack.tokens['ops']!, String(row!['id_token'])]) {
      const answer = await fetch(`${stack.api}/auth/backchannel`, {
        method: 'POST',
        body: new URLSearchParams({ logout_token: token }),
      });
      expect([answer.status, await answer.json()]).toMatchObject([400, { code: 'bad-logout-token' }]);
    }
    expect(await codeOf(clerk)).toBe(200);
  });

  it('is forgotten a day after its end', async () => {
    await signedIn('portal2');
    await stack.sql(
      `UPDATE register.sessions SET ends_at = now() - interval '2 days' WHERE subject = 'dev:portal2'`,
    );
    const register = openRegister({
      databaseUrl: stack.databaseUrl,
      maxConnections: 1,
      log: createLogger('test', { write: () => undefined }),
    });
    await register.forgetSessions();
    await register.close();
    const left = await stack.sql(`SELECT subject FROM register.sessions`);
    expect(left.map(({ subject }) => subject)).not.toContain('dev:portal2');
    expect(left).not.toHaveLength(0);
  });
});
