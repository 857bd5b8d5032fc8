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
  languages.map((language) => ({ user, paths, language })),
);

export function describeEveryPage(at: () => Place): void {
  let addresses: Readonly<Record<'case' | 'task', string>>;
  beforeAll(async () => {
    const { stack } = at();
    const { caseId } = await newBirth(stack);
    addresses = { case: caseId, task: await taskOf(stack, caseId) };
  });

  it.each(all)('$user, $language: nothing to object to in both widths', async ({ user, paths, language }) => {
    const addressed = paths.map((path): Looked => ({ path, address: withIds(path) }));
    await Promise.all(widths.map((width) => lookAt(at(), { user, language, width, pages: addressed })));
  });

  const withIds = (path: string): string =>
    path.replace('{case}', addresses.case).replace('{task}', addresses.task);
}

interface Looked {
  path: string;
  address: string;
}

interface Look {
  user: string;
  language: Language;
  width: (typeof widths)[number];
  pages: readonly Looked[];
}

async function lookAt({ consoleUrl, sit, leave }: Place, look: Look): Promise<void> {
  const { user, language, width } = look;
  const desk = await sit(user, { language, width });
  const { page, watched } = desk;
  // What axe finds goes neither by width nor by language: each of both once.
  const hasAxe = (language === 'vi') === (width === 360);
  for (const { path, address } of look.pages) {
    await page.goto(consoleUrl + address);
    await page.locator('main h1').waitFor();
    await page.waitForLoadState('load');
    await page.locator('.waiting').first().waitFor({ state: 'detached' });
    const faults = hasAxe ? await faultsOf(page, watched) : await layoutFaultsOf(page, watched);
    expect({ path, width, faults }).toEqual({ path, width, faults: [] });
    await takePicture(page, `${user}${path.replaceAll(/[^\w]+/g, '-')}-${language}-${String(width)}`);
  }
  await leave(desk);
}
