/** Hands on the keyboard alone: each step waits for what the one before has led to. */
import type { Locator, Page } from 'playwright-core';

/** Moves through the page's stops of the Tab key until one has the test id. */
export async function tabTo(page: Page, testId: string, most = 250): Promise<void> {
  for (let pressed = 0; pressed < most; pressed += 1) {
    const at = await page.evaluate<string | null>(
      `document.activeElement?.getAttribute('data-testid') ?? null`,
    );
    if (at === testId) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${testId}`);
}

/** The next page has the focus on its heading; whatever is pressed before goes to the page that is left. */
export const untilHeading = (page: Page, text = ''): Promise<void> =>
  page.locator('h1:focus', { hasText: text }).waitFor();

export const untilFocused = (page: Page, testId: string): Promise<void> =>
  page.locator(`[data-testid="${testId}"]:focus`).waitFor();

/** What is asked once more is answered with the key that the focus is ready for. */
export async function confirm(page: Page): Promise<void> {
  await untilFocused(page, 'confirm');
  await page.keyboard.press('Enter');
}

export const rowOf = (page: Page, caseCode: string): Locator =>
  page.locator('tr[data-task]', { hasText: caseCode });

/** Down the list to the row of the case, which is asked for anew until it is there. */
export async function goToRow(page: Page, caseCode: string): Promise<Locator> {
  const row = rowOf(page, caseCode);
  const isThere = (): Promise<boolean> =>
    row.waitFor({ timeout: 2_000 }).then(
      () => true,
      () => false,
    );
  for (let tries = 0; tries < 30 && !(await isThere()); tries += 1) await page.reload();
  const isAt = (): Promise<boolean> =>
    page.evaluate<boolean>(
      `document.activeElement?.closest('tr[data-task]')?.textContent.includes('${caseCode}') ?? false`,
    );
  for (let pressed = 0; pressed < 60 && !(await isAt()); pressed += 1) await page.keyboard.press('j');
  expect(await isAt()).toBe(true);
  return row;
}
