/** Signs somebody in at the development issuer, by keyboard as by mouse: its buttons are plain ones. */
import type { Page } from 'playwright-core';

export async function signIn(page: Page, consoleUrl: string, user: string, path = ''): Promise<void> {
  await page.goto(`${consoleUrl}${path}`);
  await choose(page, user);
  // The issuer's own page has a heading too.
  await page.waitForURL((url) => url.href.startsWith(consoleUrl));
  await page.locator('main h1').waitFor();
}

/** At the issuer's own page. */
export async function choose(page: Page, user: string): Promise<void> {
  const button = page.getByTestId(`dev-user-${user}`);
  await button.waitFor();
  await button.focus();
  await page.keyboard.press('Enter');
}
