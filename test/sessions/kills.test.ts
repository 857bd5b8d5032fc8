import { Clerk, sessionCookieName } from './support/clerk';
import { ConsoleStack } from './support/console-stack';

jest.setTimeout(180_000);

describe('when parts are killed', () => {
  let stack: ConsoleStack;
  beforeAll(async () => {
    stack = await ConsoleStack.start();
  });
  afterAll(() => stack.stop());

  const userOf = async (clerk: Clerk): Promise<unknown> =>
    ((await clerk.get('/auth/session')).body['user'] as Record<string, unknown> | undefined)?.['subject'];

  it('a sign-in goes on where it was, whichever is killed in the middle of it', async () => {
    const clerk = new Clerk(stack);
    const page = await clerk.openSignIn('/console/tasks/3');
    await Promise.all([stack.killIssuer(), stack.killApi()]);
    await Promise.all([stack.startIssuer(), stack.startApi()]);
    const back = await clerk.press(page, 'clerk:residence', clerk.isCallback);
    await Promise.all([stack.killIssuer(), stack.killApi()]);
    await Promise.all([stack.startIssuer(), stack.startApi()]);
    expect((await clerk.browser.open(back.url, clerk.isConsole)).url).toBe(`${stack.api}/console/tasks/3`);
    expect(await userOf(clerk)).toBe('dev:clerk:residence');
  });

  it('a sign-in whose answer was lost is made good by loading the page again', async () => {
    const clerk = new Clerk(stack);
    const back = await clerk.press(await clerk.openSignIn(), 'ops', clerk.isCallback);
    await clerk.browser.ask(back.url);
    clerk.browser.setCookie(stack.api, sessionCookieName, 'lost; Max-Age=0');
    expect((await clerk.browser.open(back.url, clerk.isConsole)).url).toContain('/console/queues/mine');
    expect(await userOf(clerk)).toBe('dev:ops');
  });

  it('so is one whose code was spent before the session was stored', async () => {
    const clerk = new Clerk(stack);
    const back = await clerk.press(await clerk.openSignIn(), 'auditor', clerk.isCallback);
    await clerk.browser.ask(back.url);
    clerk.browser.setCookie(stack.api, sessionCookieName, 'lost; Max-Age=0');
    await stack.sql(`UPDATE register.sign_ins SET done_at = NULL`);
    expect((await clerk.browser.open(back.url, clerk.isConsole)).url).toContain('/console/queues/mine');
    expect(await userOf(clerk)).toBe('dev:auditor');
  });

  it('no session is lost with the API or the issuer, nor asks after the issuer', async () => {
    const clerk = new Clerk(stack);
    await clerk.signIn('counter');
    await Promise.all([stack.killIssuer(), stack.killApi()]);
    await stack.startApi();
    expect(await userOf(clerk)).toBe('dev:counter');
    expect((await clerk.post('/auth/active')).status).toBe(200);
    const away = await new Clerk(stack).get('/auth/login');
    expect([away.status, away.headers.get('retry-after')]).toEqual([503, '2']);
    expect((await clerk.get('/readyz')).body['dependencies']).toMatchObject({ identity: 'down' });
    await stack.startIssuer();
    expect((await new Clerk(stack).openSignIn()).text).toContain('dev-user-counter');
  });
});
