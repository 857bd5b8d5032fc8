/** Every page, in both languages, on a telephone and on a desk: nothing to object to, and a picture of each. */
import { widths, type Language } from '../support/browser';
import { newBirth, taskOf } from '../support/families';
import { faultsOf, layoutFaultsOf, takePicture } from '../support/look-at';
import type { Place } from '../support/place';

/** By user, the pages of theirs; `{case}` and `{task}` are of a family that has just filed. */
const pages: Readonly<Record<string, readonly string[]>> = {
  supervisor: [
    '/cases',
    '/cases/{case}',
    '/cases/{case}?tab=declaration',
    '/cases/{case}?tab=documents',
    '/cases/{case}?tab=events',
    '/cases/{case}?tab=deadlines',
    '/cases/{case}/correct',
    '/cases/{case}/revoke/birth',
    '/queues/waiting',
    '/queues/overdue',
    '/tasks/{task}',
    '/dashboard',
    '/dashboard?period=2020-01',
    '/bundles/birth',
    '/bundles/death',
    '/reads',
    '/me',
    '/no-such-page',
  ],
  counter: ['/file/birth', '/file/death', '/cases/{case}/withdraw'],
  ops: ['/ops', '/ops/groups/none', '/ops/agencies', '/cases/{case}?tab=declaration'],
};
const languages: readonly Language[] = ['vi', 'en'];

const all = Object.entries(pages).flatMap(([user, paths]) =>
  languages.flatMap((language) => widths.map((width) => ({ user, paths, language, width }))),
);

export function describeEveryPage(at: () => Place): void {
  let addresses: Readonly<Record<'case' | 'task', string>>;
  beforeAll(async () => {
    const { stack } = at();
    const { caseId } = await newBirth(stack);
    addresses = { case: caseId, task: await taskOf(stack, caseId) };
  });

  it.each(all)(
    '$user, $language, $width px: nothing to object to',
    async ({ user, paths, language, width }) => {
      const { consoleUrl, sit, leave } = at();
      const desk = await sit(user, { language, width });
      const { page, watched } = desk;
      // What axe finds goes neither by width nor by language: each of both once.
      const hasAxe = (language === 'vi') === (width === 360);
      for (const path of paths) {
        await page.goto(
          consoleUrl + path.replace('{case}', addresses.case).replace('{task}', addresses.task),
        );
        await page.locator('main h1').waitFor();
        await page.waitForLoadState('load');
        await page.locator('.waiting').first().waitFor({ state: 'detached' });
        const faults = hasAxe ? await faultsOf(page, watched) : await layoutFaultsOf(page, watched);
        expect({ path, faults }).toEqual({ path, faults: [] });
        await takePicture(page, `${user}${path.replaceAll(/[^\w]+/g, '-')}-${language}-${String(width)}`);
      }
      await leave(desk);
    },
  );
}
