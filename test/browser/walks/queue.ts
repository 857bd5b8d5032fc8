/** A list of work while others work, too. */
import { inParallel } from '../../e2e/support/eventually';
import { newBirth } from '../support/families';
import { goToRow, tabTo, untilHeading } from '../support/keyboard';
import { faultsOf } from '../support/look-at';
import type { Place } from '../support/place';

const many = 30;

export function describeQueue(at: () => Place): void {
  it('thirty tasks arrive while the fifth row has the focus: nothing moves, and the banner says thirty', async () => {
    const { stack, sit, leave } = at();
    await inParallel(Array.from({ length: 5 }), 5, () => newBirth(stack));
    const desk = await sit('clerk:civil-status', { language: 'vi' });
    const { page, watched } = desk;
    await page.locator('tr[data-task]').nth(4).waitFor();
    for (let row = 0; row < 5; row += 1) await page.keyboard.press('j');
    const look = `JSON.stringify([
      [...document.querySelectorAll('tr[data-task]')].map((row) => row.dataset.task),
      document.activeElement.dataset.task,
      window.scrollY,
    ])`;
    const before = await page.evaluate<string>(look);
    await inParallel(Array.from({ length: many }), 10, () => newBirth(stack));
    await page
      .getByTestId('banner')
      .filter({ hasText: `${String(many)} hồ sơ mới – Tải lại` })
      .waitFor();
    const place = await page.evaluate<string>(look);
    expect(place).toBe(before);
    expect(await faultsOf(page, watched)).toEqual([]);
    await tabTo(page, 'banner');
    await page.keyboard.press('Enter');
    await page.getByTestId('banner').waitFor({ state: 'detached' });
    await leave(desk);
  });

  it('filters, the row and its place survive a reload and Back', async () => {
    const { stack, sit, leave } = at();
    const { caseCode } = await newBirth(stack);
    const desk = await sit('clerk:civil-status', { language: 'en', path: '/queues/waiting?due=today' });
    const { page } = desk;
    await goToRow(page, caseCode);
    const look =
      'JSON.stringify([document.activeElement.dataset.task, location.search, Math.round(window.scrollY / 50)])';
    const before = await page.evaluate<string>(look);
    await page.keyboard.press('Enter');
    await untilHeading(page, caseCode);
    await page.goBack();
    await page.locator('tr[data-task]:focus').waitFor();
    expect(await page.evaluate<string>(look)).toBe(before);
    await page.reload();
    await page.locator('tr[data-task]:focus').waitFor();
    expect(await page.evaluate<string>(look)).toBe(before);
    await leave(desk);
  });
}
