/** A family comes to the counter. */
import type { Page } from 'playwright-core';
import { newFamily } from '../../e2e/support/families';
import type { Language } from '../support/browser';
import { tabTo, untilHeading } from '../support/keyboard';
import { faultsOf, takePicture } from '../support/look-at';
import type { Place } from '../support/place';

const check = { vi: 'Kiểm tra trước khi nộp', en: 'Check before filing' };

export function describeCounter(at: () => Place): void {
  it.each<Language>(['vi', 'en'])(
    'files a birth, checks it before, and prints the receipt, in %s',
    async (language) => {
      const { stack, sit, leave } = at();
      const declaration = await newFamily(stack);
      const desk = await sit('counter', { language });
      const { page, watched } = desk;
      const values = leavesOf(declaration);
      const sections = [...new Set(values.map(([pointer]) => pointer.split('/')[1] ?? ''))];
      await page.getByTestId('next').waitFor();
      for (let pages = 0; pages < 20 && (await page.getByTestId('next').count()) > 0; pages += 1) {
        const section = await sectionOn(page);
        // What was left out is said on top, linked to its field.
        if (section === 'child') await expectLeftOut(page);
        for (const [pointer, value] of values.filter(([one]) => one.split('/')[1] === section))
          await enter(page, pointer, value);
        expect(await faultsOf(page, watched)).toEqual([]);
        const heading = (await page.locator('h1').textContent()) ?? '';
        await tabTo(page, 'next');
        await page.keyboard.press('Enter');
        await page.locator('h1:focus').filter({ hasNotText: heading }).waitFor();
      }
      expect(sections.length).toBeGreaterThan(5);
      await untilHeading(page, check[language]);
      await tabTo(page, 'why');
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').locator('[data-testid^="why-day-"]').first().waitFor();
      await page.keyboard.press('Escape');
      expect(await faultsOf(page, watched)).toEqual([]);
      await tabTo(page, 'file');
      await page.keyboard.press('Enter');
      const code = page.getByTestId('receipt-code');
      await code.waitFor();
      expect(await faultsOf(page, watched)).toEqual([]);
      expect(pagesOf(await page.pdf({ preferCSSPageSize: true }))).toBe(1);
      await page.emulateMedia({ media: 'print' });
      expect([await code.isVisible(), await page.locator('nav').isVisible()]).toEqual([true, false]);
      await takePicture(page, `receipt-${language}-print`);
      await leave(desk);
    },
  );
}

/** Of a PDF. */
const pagesOf = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;

/** What the section of the page is called in the form. */
const sectionOn = (page: Page): Promise<string> =>
  page.evaluate<string>(
    `document.querySelector('form [data-testid^="input-/"]')?.dataset.testid.split('/')[1] ?? ''`,
  );

async function expectLeftOut(page: Page): Promise<void> {
  await tabTo(page, 'next');
  await page.keyboard.press('Enter');
  await page.locator('[data-testid="error-summary"]:focus').waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.locator('[data-testid^="input-/child"]:focus').waitFor();
}

type Value = string | number | boolean | readonly string[];

function leavesOf(value: unknown, pointer = ''): [string, Value][] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [[pointer, value as Value]];
  return Object.entries(value).flatMap(([name, member]) => leavesOf(member, `${pointer}/${name}`));
}

/** As people do: typed, picked or ticked. */
async function enter(page: Page, pointer: string, value: Value): Promise<void> {
  const input = page.getByTestId(`input-${pointer}`).first();
  const kind = await page.evaluate<string>(
    `document.querySelector('[data-testid="input-${pointer}"]').type.replace(/^select.*/, 'select')`,
  );
  if (kind === 'select') {
    await page
      .locator(`[data-testid="input-${pointer}"] option[value="${String(value)}"]`)
      .waitFor({ state: 'attached' });
    await input.selectOption(String(value));
  } else if (kind === 'checkbox') {
    for (const option of Array.isArray(value) ? (value as readonly string[]) : value === true ? [''] : []) {
      const box = option ? page.locator(`[data-testid="input-${pointer}"][value="${option}"]`) : input;
      await box.focus();
      if (!(await box.isChecked())) await page.keyboard.press('Space');
    }
  } else if (kind === 'date') await input.fill(String(value));
  else if (kind === 'datetime-local') await input.fill(String(value).slice(0, 16));
  else {
    await tabTo(page, `input-${pointer}`);
    await page.keyboard.press('Control+a');
    await page.keyboard.type(String(value));
  }
}
