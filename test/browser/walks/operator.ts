/** What only an operator can move on, and who decides for an agency. */
import type { Language } from '../support/browser';
import { stepOf, untilView } from '../../e2e/support/cases';
import { setFaults } from '../../e2e/support/simulators';
import { setAllModes } from '../support/desks';
import { newBirth } from '../support/families';
import { tabTo, untilFocused } from '../support/keyboard';
import { faultsOf } from '../support/look-at';
import type { Place } from '../support/place';

export function describeOperator(at: () => Place): void {
  it.each<Language>(['vi', 'en'])(
    'finds the group of a failure and has its step tried again, in %s',
    async (language) => {
      const { stack, sit, leave } = at();
      await setAllModes(stack, 'system');
      await setFaults(stack, 'residence', { reject: { status: 422, code: 'wrong' } });
      const { caseId } = await newBirth(stack);
      await untilView(stack, caseId, (view) => stepOf(view, 'residence').state === 'stuck');
      await setFaults(stack, 'residence', {});
      const desk = await sit('ops', { language });
      const { page, watched } = desk;
      const group = page.locator('[data-testid^="group-"][data-testid$="-residence-residence"]').first();
      await group.waitFor();
      expect(await faultsOf(page, watched)).toEqual([]);
      await group.locator('a').press('Enter');
      await page.getByTestId(`case-${caseId}`).getByTestId('retry').press('Enter');
      await untilFocused(page, 'reason-text');
      await page.keyboard.type('Cơ quan đã nhận lại được');
      expect(await faultsOf(page, watched)).toEqual([]);
      await tabTo(page, 'confirm');
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await untilView(stack, caseId, (view) => stepOf(view, 'residence').state === 'granted');
      await setAllModes(stack);
      await leave(desk);
    },
  );

  it('has an agency decided for by its own system, and by people again', async () => {
    const { sit, leave } = at();
    const desk = await sit('ops', { language: 'en', path: '/ops/agencies' });
    const { page, watched } = desk;
    for (const mode of ['system', 'desk']) {
      await tabTo(page, 'mode-identity');
      await page.keyboard.press(mode === 'desk' ? 'ArrowDown' : 'ArrowUp');
      await untilFocused(page, 'reason-text');
      await page.keyboard.type('As agreed with the agency');
      expect(await faultsOf(page, watched)).toEqual([]);
      await tabTo(page, 'confirm');
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      expect(await page.getByTestId('mode-identity').inputValue()).toBe(mode);
    }
    await leave(desk);
  });
}
