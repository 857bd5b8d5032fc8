/** One task and two clerks. */
import type { Language } from '../support/browser';
import { claim } from '../support/clerks';
import { confirm, goToRow, rowOf, tabTo, untilHeading } from '../support/keyboard';
import { faultsOf, takePicture } from '../support/look-at';
import type { Place } from '../support/place';
import { newBirth } from '../support/families';

const asked = { vi: 'Yêu cầu bổ sung', en: 'Request supplement' };
const second = { vi: 'đã nhận hồ sơ này lúc', en: 'claimed this at' };

export function describeTask(at: () => Place): void {
  it.each<Language>(['vi', 'en'])(
    'a clerk asks for a supplement as the family will read it, in %s',
    async (language) => {
      const { stack, sit, leave } = at();
      const { caseCode } = await newBirth(stack);
      const desk = await sit('clerk:civil-status', { language });
      const { page, watched } = desk;
      await claim(page, caseCode);
      await tabTo(page, 'decision-grant');
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowRight');
      expect(await page.getByTestId('decision-supplement').isChecked()).toBe(true);
      await page.keyboard.press('Control+Enter');
      await page.locator('[data-testid="error-summary"]:focus').waitFor();
      expect(await faultsOf(page, watched)).toEqual([]);
      await tabTo(page, 'reason');
      await page.keyboard.press('ArrowDown');
      await tabTo(page, 'documents');
      await page.keyboard.type('birth-certificate');
      await page.getByTestId('preview').filter({ hasText: caseCode }).waitFor();
      await page
        .getByTestId('draft-state')
        .filter({ hasText: /\d\d:\d\d/ })
        .waitFor();
      await takePicture(page, `task-${language}-1440`);
      await page.keyboard.press('Control+Enter');
      await page.locator('[data-testid="confirm"]:focus').waitFor();
      expect(await faultsOf(page, watched)).toEqual([]);
      await confirm(page);
      await page.getByTestId('toast').filter({ hasText: asked[language] }).waitFor();
      await untilHeading(page);
      await leave(desk);
    },
  );

  it.each<Language>(['vi', 'en'])(
    'a second clerk sees the holder in place, and is told in words, in %s',
    async (language) => {
      const { stack, sit, leave } = at();
      const { caseCode } = await newBirth(stack);
      const [first, other] = [
        await sit('clerk:civil-status', { language }),
        await sit('clerk2:civil-status', { language }),
      ];
      const theirs = await goToRow(other.page, caseCode);
      await goToRow(first.page, caseCode);
      await first.page.keyboard.press('c');
      await rowOf(first.page, caseCode).getByTestId('release').waitFor();
      await theirs.getByTestId('row-holder').filter({ hasText: 'Cán bộ 1' }).waitFor();
      expect(await other.page.evaluate<string>('document.activeElement.textContent')).toContain(caseCode);
      await other.page.keyboard.press('c');
      await other.page.getByTestId('toast').filter({ hasText: second[language] }).waitFor();
      // Given back, so that it is nobody's in what follows.
      await first.page.keyboard.press('u');
      await confirm(first.page);
      await rowOf(first.page, caseCode).getByTestId('claim').waitFor();
      await Promise.all([leave(first), leave(other)]);
    },
  );
}
