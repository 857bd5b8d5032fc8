/** `npm run pictures`: what the README shows, from a system of its own with families at every stage; in both languages. */
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { stepOf, untilSettled, untilView } from '../e2e/support/cases';
import { RunningStack } from '../e2e/support/running-stack';
import { setFaults } from '../e2e/support/simulators';
import { launchBrowser, openDesk, type Language } from './support/browser';
import { setAllModes } from './support/desks';
import { newBirth, newDeathCase, taskOf } from './support/families';
import { signIn } from './support/sign-in';

const folder = join(__dirname, '../../docs/pictures');
const largestBytes = 150_000;
const size = { width: 1280, height: 860 };

interface Scene {
  /** A task that waits, and a case on its way. */
  taskId: string;
  caseId: string;
}

/** Who looks at what, once it is there. */
const pictures: Readonly<Record<string, (scene: Scene) => { user: string; path: string; there: string }>> = {
  queue: () => ({ user: 'supervisor', path: '/queues/waiting', there: 'tr[data-task]' }),
  task: ({ taskId }) => ({ user: 'clerk:civil-status', path: `/tasks/${taskId}`, there: '.decision' }),
  case: ({ caseId }) => ({ user: 'supervisor', path: `/cases/${caseId}`, there: '[data-testid="timeline"]' }),
  failures: () => ({ user: 'ops', path: '/ops', there: '[data-testid^="group-"]' }),
};

async function main(): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const [browser, stack] = await Promise.all([launchBrowser(), RunningStack.start()]);
  try {
    const scene = await setScene(stack);
    for (const language of ['vi', 'en'] as const)
      for (const name of Object.keys(pictures)) await takeOne({ browser, stack, scene, language, name });
  } finally {
    await browser.close();
    await stack.remove();
  }
}

/** Cases that are done, that wait at desks, and one that an agency will not take. */
async function setScene(stack: RunningStack): Promise<Scene> {
  await untilSettled(stack, (await newBirth(stack)).caseId);
  await setFaults(stack, 'residence', { reject: { status: 422, code: 'wrong' } });
  const stuck = await newBirth(stack);
  await untilView(stack, stuck.caseId, (view) => stepOf(view, 'residence').state === 'stuck');
  await setFaults(stack, 'residence', {});
  await setAllModes(stack);
  const waiting = await newBirth(stack);
  for (let more = 0; more < 3; more += 1) await newBirth(stack);
  for (let more = 0; more < 2; more += 1) await newDeathCase(stack);
  return { taskId: await taskOf(stack, waiting.caseId), caseId: stuck.caseId };
}

interface Picture {
  browser: Browser;
  stack: RunningStack;
  scene: Scene;
  language: Language;
  name: string;
}

async function takeOne({ browser, stack, scene, language, name }: Picture): Promise<void> {
  const { user, path, there } = pictures[name]?.(scene) ?? { user: '', path: '', there: '' };
  const { context, page } = await openDesk(browser, { language });
  await page.setViewportSize(size);
  await signIn(page, `${stack.ready.api}/console`, user, path);
  await page.locator(there).first().waitFor();
  if (name === 'task') await chooseSupplement(page);
  const file = join(folder, `${name}.${language}.png`);
  await page.screenshot({ path: file });
  await context.close();
  const { size: bytes } = statSync(file);
  if (bytes > largestBytes) throw new Error(`${file} is larger than ${String(largestBytes)} bytes`);
  process.stdout.write(`${file}: ${String(Math.ceil(bytes / 1024))} KiB\n`);
}

/** What is asked for stands beside what the family will read of it. */
async function chooseSupplement(page: Page): Promise<void> {
  const claim = page.getByTestId('claim');
  if (await claim.isVisible()) await claim.click();
  await page.getByTestId('decision-supplement').check();
  await page.locator('[data-testid="reason"] option:nth-child(2)').waitFor({ state: 'attached' });
  await page.getByTestId('reason').selectOption({ index: 1 });
  await page.getByTestId('documents').fill('birth-certificate');
  await page.getByTestId('preview').locator('.message').first().waitFor();
  await page.evaluate('window.scrollTo(0, 0)');
}

void main();
