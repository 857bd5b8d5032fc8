/** Looks at a page as it is: accessible, nothing wider than the screen, nothing against the policy; and takes a picture. */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { clippedTexts } from './clipped';
import type { Watched } from './watch-page';

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
export const picturesFolder = join(__dirname, '../pictures');

interface AxeResult {
  violations: { id: string; nodes: { html: string; failureSummary: string }[] }[];
}

/** By rule and place; empty when nothing is wrong. */
export async function axeViolations(page: Page): Promise<string[]> {
  await page.evaluate(`${axe}; undefined`);
  const { violations } = await page.evaluate<AxeResult>(
    `window.axe.run(document, { runOnly: ${JSON.stringify(rules)} })`,
  );
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

/** How many pixels the page is wider than the screen. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate<number>('Math.max(0, document.documentElement.scrollWidth - window.innerWidth)');

/** Everything that is wrong with the page, in words. */
export async function faultsOf(page: Page, watched: Watched): Promise<string[]> {
  return [...(await axeViolations(page)), ...(await layoutFaultsOf(page, watched))];
}

/** All but what axe finds. */
export async function layoutFaultsOf(page: Page, watched: Watched): Promise<string[]> {
  const wider = await overflow(page);
  const headings = await page.locator('h1').count();
  const language = await page.evaluate<string>('document.documentElement.lang');
  const title = await page.title();
  return [
    ...(wider > 0 ? [`${String(wider)} px wider than the screen`] : []),
    ...(await clippedTexts(page)),
    ...(headings === 1 ? [] : [`${String(headings)} h1`]),
    ...(/ – Liên Thông$/.test(title) ? [] : [`title: ${title}`]),
    ...(['vi', 'en'].includes(language) ? [] : [`lang: ${language}`]),
    ...watched.wrong,
  ];
}

/** Written beside the tests, for people to look at; not kept. */
export async function takePicture(page: Page, name: string): Promise<void> {
  mkdirSync(picturesFolder, { recursive: true });
  await page.screenshot({ path: join(picturesFolder, `${name}.png`), fullPage: true });
}
