/** A clerk's work, by keyboard alone. */
import type { Browser, Locator, Page } from 'playwright-core';
import { fileNew } from '../e2e/support/cases';
import { newFamily } from '../e2e/support/families';
import { RunningStack } from '../e2e/support/running-stack';
import { launchBrowser, openDesk } from './support/browser';
import { faultsOf, takePicture } from './support/look-at';
import { signIn, tabTo } from './support/sign-in';

jest.setTimeout(300_000);

describe('a clerk', () => {
  let browser: Browser;
  let stack: RunningStack;
  beforeAll(async () => {
    [browser, stack] = await Promise.all([launchBrowser(), RunningStack.start()]);
    const mode = { mode: 'desk', reason: 'clerks decide' };
    const put = { method: 'PUT', body: mode, token: stack.ready.tokens.ops } as const;
    expect((await stack.api('/v1/ops/agencies/civil-status/mode', put)).status).toBe(200);
    await fileNew(stack, await newFamily(stack));
  });
  afterAll(async () => {
    // Whichever did not start has nothing to end.
    await (browser as Browser | undefined)?.close();
    await (stack as RunningStack | undefined)?.stop();
  });

  it('claims a task, is told what is missing, asks for a supplement, and is told that it is done', async () => {
    const { page, watched } = await openDesk(browser);
    const { keyboard } = page;
    await signIn(page, `${stack.ready.api}/console`, 'clerk:civil-status');
    const row = page.locator('tr[data-task]').first();
    await expect(untilThere(page, row)).resolves.toBe(true);
    await keyboard.press('j');
    await keyboard.press('c');
    await row.getByTestId('release').waitFor();
    expect(await row.getByTestId('row-holder').textContent()).toContain('Cán bộ 1');
    await keyboard.press('Enter');
    await tabTo(page, 'decision-grant');
    await keyboard.press('ArrowRight');
    await keyboard.press('ArrowRight');
    expect(await page.getByTestId('decision-supplement').isChecked()).toBe(true);
    await keyboard.press('Control+Enter');
    await page.getByTestId('error-summary').waitFor();
    expect(await faultsOf(page, watched)).toEqual([]);
    await tabTo(page, 'reason');
    await keyboard.press('ArrowDown');
    await tabTo(page, 'documents');
    await keyboard.type('birth-certificate');
    await takePicture(page, 'task-vi-1440');
    await keyboard.press('Control+Enter');
    await page.getByTestId('confirm').waitFor();
    expect(await page.evaluate<string>('document.activeElement.dataset.testid')).toBe('confirm');
    expect(await faultsOf(page, watched)).toEqual([]);
    await keyboard.press('Enter');
    await page.getByTestId('toast').filter({ hasText: 'Yêu cầu bổ sung' }).waitFor();
    // The toast is there a moment before the next page is.
    await page.waitForFunction('document.activeElement.tagName === "H1"');
  });

  /** Asks for the list anew until the task has come. */
  async function untilThere(page: Page, row: Locator) {
    for (let tries = 0; tries < 30; tries += 1) {
      if (
        await row.waitFor({ timeout: 2_000 }).then(
          () => true,
          () => false,
        )
      )
        return true;
      await page.reload();
    }
    return false;
  }
});
