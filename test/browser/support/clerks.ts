/** What clerks do all day, by keyboard. */
import type { Page } from 'playwright-core';
import { confirm, goToRow, tabTo, untilFocused, untilHeading } from './keyboard';

/** From a list of work into a task that is theirs. */
export async function claim(page: Page, caseCode: string): Promise<void> {
  const row = await goToRow(page, caseCode);
  await page.keyboard.press('c');
  await row.getByTestId('release').waitFor();
  await page.keyboard.press('Enter');
  await untilHeading(page, caseCode);
}

/** With what the books propose, and a card's number where there is a card. */
export async function grant(page: Page, caseCode: string): Promise<void> {
  await claim(page, caseCode);
  await tabTo(page, 'decision-grant');
  await page.keyboard.press('Space');
  const card = page.getByTestId('input-/result/cardNumber');
  if (await card.isVisible()) {
    await tabTo(page, 'input-/result/cardNumber');
    await page.keyboard.type('TE1797912345678');
  }
  await page.getByTestId('preview').filter({ hasNotText: '…' }).waitFor();
  await page.keyboard.press('Control+Enter');
  await confirm(page);
  await page.getByTestId('toast').filter({ hasText: caseCode }).waitFor();
  await untilHeading(page);
}

/** A second person looks at what a first one proposes. */
export async function approve(page: Page, caseCode: string): Promise<void> {
  await page.keyboard.press('g');
  await page.keyboard.press('a');
  await untilHeading(page);
  await goToRow(page, caseCode);
  await page.keyboard.press('Enter');
  await untilHeading(page, caseCode);
  await tabTo(page, 'approve');
  await page.keyboard.press('Enter');
  await untilFocused(page, 'confirm');
  await confirm(page);
  await untilHeading(page);
}
