/** What must never happen on a page, whatever is tested on it. */
import type { Page } from 'playwright-core';

export interface Watched {
  /** Of the content security policy, and scripts that broke. */
  readonly wrong: readonly string[];
  /** Every address that was asked for or shown, and every title. */
  readonly seen: ReadonlySet<string>;
}

export function watchPage(page: Page): Watched {
  const wrong: string[] = [];
  const seen = new Set<string>();
  page.on('pageerror', ({ message, stack = '' }) => {
    // The page by which the browser shows a PDF misses its storage when it is left as it begins; it is none of ours.
    if (!/chrome-extension:|null \(reading 'getItem'\)/.test(`${message} ${stack}`))
      wrong.push(`script: ${message}`);
  });
  page.on('console', (message) => {
    if (/Content Security Policy|Content-Security-Policy/i.test(message.text()))
      wrong.push(`policy: ${message.text()}`);
  });
  page.on('request', (request) => seen.add(request.url()));
  page.on('framenavigated', (frame) => {
    seen.add(frame.url());
    void page.title().then(
      (title) => seen.add(title),
      () => undefined,
    );
  });
  return { wrong, seen };
}
