/** Every page, in both languages, on a telephone and on a desk. */
import type { Browser } from 'playwright-core';
import { fileNew } from '../e2e/support/cases';
import { newFamily } from '../e2e/support/families';
import { RunningStack } from '../e2e/support/running-stack';
import { launchBrowser, openDesk, widths, type Language } from './support/browser';
import { faultsOf, takePicture } from './support/look-at';
import { signIn } from './support/sign-in';

jest.setTimeout(300_000);

const languages: readonly Language[] = ['vi', 'en'];

describe('every page of the console', () => {
  let browser: Browser;
  let stack: RunningStack;
  let caseId: string;
  let consoleUrl: string;
  beforeAll(async () => {
    [browser, stack] = await Promise.all([launchBrowser(), RunningStack.start()]);
    consoleUrl = `${stack.ready.api}/console`;
    caseId = await fileNew(stack, await newFamily(stack));
  });
  afterAll(async () => {
    // Whichever did not start has nothing to end.
    await (browser as Browser | undefined)?.close();
    await (stack as RunningStack | undefined)?.stop();
  });

  /** By user, the pages of theirs. */
  const pages: Readonly<Record<string, readonly string[]>> = {
    supervisor: [
      '/cases',
      '/cases/{case}',
      '/cases/{case}?tab=declaration',
      '/cases/{case}?tab=documents',
      '/cases/{case}?tab=events',
      '/cases/{case}?tab=deadlines',
      '/queues/waiting',
      '/queues/overdue',
      '/bundles/birth',
      '/bundles/death',
      '/reads',
      '/me',
      '/no-such-page',
    ],
    counter: ['/file/birth', '/file/death'],
    ops: ['/ops', '/ops/groups/none', '/cases/{case}?tab=declaration'],
  };

  const all = Object.entries(pages).flatMap(([user, paths]) =>
    languages.flatMap((language) => widths.map((width) => ({ user, paths, language, width }))),
  );

  it.each(all)(
    '$user, $language, $width px: nothing to object to',
    async ({ user, paths, language, width }) => {
      const { context, page, watched } = await openDesk(browser, { language, width });
      await signIn(page, consoleUrl, user);
      for (const path of paths) {
        await page.goto(consoleUrl + path.replace('{case}', caseId));
        await page.locator('main h1').waitFor();
        await page.waitForLoadState('load');
        await page.locator('.waiting').waitFor({ state: 'detached' });
        expect({ path, faults: await faultsOf(page, watched) }).toEqual({ path, faults: [] });
        await takePicture(page, `${user}${path.replaceAll(/[^\w]+/g, '-')}-${language}-${String(width)}`);
      }
      await context.close();
    },
  );
});
