/** Signs somebody in at the development issuer, by keyboard as by mouse: its buttons are plain ones. */
import type { Page } from 'playwright-core';

export async function signIn(page: Page, consoleUrl: string, user: string, path = ''): Promise<void> {
  await page.goto(`${consoleUrl}${path}`);
  const button = page.getByTestId(`dev-user-${user}`);
  await button.waitFor();
  await button.focus();
  await page.keyboard.press('Enter');
  await page.locator('main h1').waitFor();
}

/** Moves through the page's stops of the Tab key until one has the test id. */
export async function tabTo(page: Page, testId: string, most = 200): Promise<void> {
  for (let pressed = 0; pressed < most; pressed += 1) {
    const at = await page.evaluate<string | null>(
      `document.activeElement?.getAttribute('data-testid') ?? null`,
    );
    if (at === testId) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${testId}`);
}
