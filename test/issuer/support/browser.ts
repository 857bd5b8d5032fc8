/** As much of a browser as signing in takes: cookies by host, redirects one by one or followed, forms with one button. */
import { parse } from 'node:querystring';

export interface Page {
  status: number;
  url: string;
  text: string;
  headers: Headers;
}

export class Browser {
  /** By host name, as browsers keep them: a port makes no difference. */
  private readonly jar = new Map<string, Map<string, string>>();

  /** One request, its redirect not followed. */
  async ask(url: string, init: RequestInit = {}): Promise<Page> {
    const { hostname } = new URL(url);
    const headers = new Headers(init.headers);
    const cookies = [...(this.jar.get(hostname) ?? [])].map(([name, value]) => `${name}=${value}`).join('; ');
    if (cookies !== '') headers.set('cookie', cookies);
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    this.keep(hostname, response.headers.getSetCookie());
    return { status: response.status, url, text: await response.text(), headers: response.headers };
  }

  /** Goes on until something is shown, or until a redirect leads to an address that `until` fits. */
  async open(url: string, until?: (url: string) => boolean, init?: RequestInit): Promise<Page> {
    let page = await this.ask(url, init);
    for (let hops = 0; page.status >= 300 && page.status < 400 && hops < 20; hops += 1) {
      const next = new URL(page.headers.get('location') ?? '', page.url).href;
      if (until?.(next) === true) return { ...page, url: next };
      page = await this.ask(next);
    }
    return page;
  }

  /** Presses the button of the page's form that bears this `data-testid`. */
  async press(page: Page, testId: string, until?: (url: string) => boolean): Promise<Page> {
    const button = new RegExp(`<button name="([^"]+)" value="([^"]+)" data-testid="${testId}">`).exec(
      page.text,
    );
    if (!button) throw new Error(`no button ${testId} on a page of ${new URL(page.url).pathname}`);
    const [, name = '', value = ''] = button;
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const body = new URLSearchParams({ [name]: value }).toString();
    return this.open(page.url, until, { method: 'POST', headers, body });
  }

  cookie(url: string, name: string): string | undefined {
    return this.jar.get(new URL(url).hostname)?.get(name);
  }

  setCookie(url: string, name: string, value: string): void {
    this.keep(new URL(url).hostname, [`${name}=${value}`]);
  }

  private keep(hostname: string, given: readonly string[]): void {
    const kept = this.jar.get(hostname) ?? new Map<string, string>();
    this.jar.set(hostname, kept);
    for (const cookie of given) {
      const [pair = '', ...attributes] = cookie.split(/; */);
      const [name = '', ...value] = pair.split('=');
      const { expires, 'max-age': maxAge } = parse(attributes.join('&').toLowerCase());
      const isOver =
        maxAge === '0' || (typeof expires === 'string' && new Date(expires).getTime() <= Date.now());
      if (isOver) kept.delete(name);
      else kept.set(name, value.join('='));
    }
  }
}
