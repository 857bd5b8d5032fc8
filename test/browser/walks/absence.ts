/** The API goes and comes back, and so do people. */
import type { Page } from 'playwright-core';
import { claim } from '../support/clerks';
import { newBirth } from '../support/families';
import { confirm, tabTo, untilHeading } from '../support/keyboard';
import { faultsOf } from '../support/look-at';
import type { Place } from '../support/place';
import { startSecondApi, type SecondApi } from '../support/second-api';
import { choose } from '../support/sign-in';

const words = 'Thiếu giấy chứng sinh bản chính';

/** A request for a supplement, but for the words. */
async function startAsking(page: Page): Promise<void> {
  await tabTo(page, 'decision-grant');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.locator('[data-testid="reason"] option:nth-child(2)').waitFor({ state: 'attached' });
  await tabTo(page, 'reason');
  await page.keyboard.press('ArrowDown');
}

async function typeWords(page: Page): Promise<void> {
  await tabTo(page, 'reason-text');
  await page.keyboard.type(words);
}

const typed = (page: Page): Promise<string> => page.getByTestId('reason-text').inputValue();

export function describeAbsence(at: () => Place): void {
  it('what is typed while the API restarts stays, and the decision goes through', async () => {
    const { stack, sit, leave } = at();
    const { caseCode } = await newBirth(stack);
    const desk = await sit('clerk:civil-status', { language: 'vi' });
    const { page, context, watched } = desk;
    await claim(page, caseCode);
    await startAsking(page);
    await context.setOffline(true);
    await stack.kill('api');
    await typeWords(page);
    await page.getByTestId('connection').filter({ hasText: 'Đang kết nối lại…' }).waitFor();
    expect(await faultsOf(page, watched)).toEqual([]);
    await tabTo(page, 'documents');
    await page.keyboard.type('birth-certificate');
    await stack.untilAnswers();
    await context.setOffline(false);
    await page.getByTestId('connection').filter({ hasText: 'Đã kết nối lại' }).waitFor();
    expect(await typed(page)).toBe(words);
    await page.keyboard.press('Control+Enter');
    await confirm(page);
    await page.getByTestId('toast').filter({ hasText: caseCode }).waitFor();
    await untilHeading(page);
    await leave(desk);
  });

  describe('whoever is away from the desk', () => {
    let short: SecondApi | undefined;
    beforeAll(async () => {
      short = await startSecondApi(at().stack, { SESSION_IDLE_S: '12' });
    });
    afterAll(() => short?.stop());

    it('unlocks the same page with the draft there; somebody else starts afresh', async () => {
      const { stack, sit, leave } = at();
      const { consoleUrl = '' } = short ?? {};
      const { caseCode } = await newBirth(stack);
      const desk = await sit('clerk:civil-status', { language: 'en', consoleUrl });
      const { page, watched } = desk;
      await claim(page, caseCode);
      const address = page.url();
      await startAsking(page);
      await typeWords(page);
      await page.getByTestId('draft-state').filter({ hasText: 'Draft saved' }).waitFor();
      const unlock = page.getByTestId('lock').getByRole('link', { name: 'Unlock' });
      await unlock.waitFor();
      expect(await page.getByTestId('reason-text').isVisible()).toBe(false);
      expect(await faultsOf(page, watched)).toEqual([]);
      await page.locator('[data-testid="lock"] a:focus').press('Enter');
      await choose(page, 'clerk:civil-status');
      await page.getByTestId('reason-text').waitFor();
      expect([page.url(), await typed(page)]).toEqual([address, words]);
      await unlock.waitFor();
      await page.locator('[data-testid="lock"] a:focus').press('Enter');
      await choose(page, 'clerk:residence');
      await page.locator('main h1').waitFor();
      expect(page.url()).not.toBe(address);
      await leave(desk);
    });
  });

  describe('whoever does nothing for a while', () => {
    let short: SecondApi | undefined;
    beforeAll(async () => {
      short = await startSecondApi(at().stack, { SESSION_IDLE_S: '126' });
    });
    afterAll(() => short?.stop());

    it('is told two minutes before, and goes on with one key', async () => {
      const { sit, leave } = at();
      const { consoleUrl = '' } = short ?? {};
      const desk = await sit('clerk:civil-status', { language: 'vi', consoleUrl });
      const { page, watched } = desk;
      const warning = page.getByRole('dialog', { name: 'Phiên sẽ khóa sau 2 phút' });
      await warning.waitFor();
      expect(await faultsOf(page, watched)).toEqual([]);
      await warning.locator('button:focus').press('Enter');
      await warning.waitFor({ state: 'detached' });
      await leave(desk);
    });
  });

  it('after signing out Back shows nothing', async () => {
    const { stack, sit, leave } = at();
    const { caseCode } = await newBirth(stack);
    const desk = await sit('clerk:civil-status', { language: 'vi' });
    const { page } = desk;
    await claim(page, caseCode);
    await tabTo(page, 'logout');
    await page.keyboard.press('Enter');
    await page.getByTestId('dev-user-clerk:civil-status').waitFor();
    await page.goBack();
    await page.getByTestId('dev-user-clerk:civil-status').waitFor();
    expect(await page.locator('body').textContent()).not.toContain(caseCode);
    await page.goto(`${at().consoleUrl}/me`);
    await choose(page, 'clerk:civil-status');
    await page.locator('main h1').waitFor();
    await leave(desk);
  });
}
