/** Somebody with a browser, as far as signing in and asking go. */
import { Browser, type Page } from '../../issuer/support/browser';
import type { ConsoleStack } from './console-stack';

export const sessionCookieName = 'lienthong';

export class Clerk {
  readonly browser = new Browser();

  constructor(readonly stack: ConsoleStack) {}

  /** Opens the issuer's page, or gets where it leads without one. */
  openSignIn(returnTo = '/console/queues/mine'): Promise<Page> {
    return this.browser.open(
      `${this.stack.api}/auth/login?returnTo=${encodeURIComponent(returnTo)}`,
      this.isConsole,
    );
  }

  press(page: Page, user: string, until = this.isConsole): Promise<Page> {
    return this.browser.press(page, `dev-user-${user}`, until);
  }

  /** Resolves with the page of the console that it ends at. */
  async signIn(user: string, returnTo?: string): Promise<Page> {
    return this.press(await this.openSignIn(returnTo), user);
  }

  readonly isConsole = (url: string): boolean => url.startsWith(`${this.stack.api}/console`);
  readonly isCallback = (url: string): boolean => url.startsWith(`${this.stack.api}/auth/callback`);

  async get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return answerOf(await this.browser.ask(this.stack.api + path, { headers }));
  }

  /** As the console's page does, unless `headers` say otherwise. */
  async post(
    path: string,
    { headers, body = {} }: { headers?: Record<string, string>; body?: unknown } = {},
  ) {
    const ours = headers ?? { origin: this.stack.api, 'x-csrf-token': await this.csrf() };
    const init = { method: 'POST', headers: { 'content-type': 'application/json', ...ours } };
    return answerOf(await this.browser.ask(this.stack.api + path, { ...init, body: JSON.stringify(body) }));
  }

  async csrf(): Promise<string> {
    return String((await this.get('/auth/session')).body['csrf']);
  }

  cookie(): string | undefined {
    return this.browser.cookie(this.stack.api, sessionCookieName);
  }
}

export interface Answer {
  status: number;
  body: Record<string, unknown>;
  headers: Headers;
}

const answerOf = ({ status, text, headers }: Page): Answer => ({
  status,
  headers,
  body: (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>,
});
