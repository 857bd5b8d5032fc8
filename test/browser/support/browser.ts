/** Chromium as the system has it, with nothing kept and nothing fetched beside the pages. */
import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { watchPage, type Watched } from './watch-page';

const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const args = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export type Language = 'vi' | 'en';
export const widths = [360, 1440] as const;

export function launchBrowser(): Promise<Browser> {
  if (!existsSync(executablePath))
    throw new Error(`no Chromium at ${executablePath}: apt-get install chromium, or name one in CHROMIUM`);
  return chromium.launch({ executablePath, args });
}

/** Longer than anything takes on a slow machine. */
const withinMs = 20_000;

export interface Desk {
  context: BrowserContext;
  page: Page;
  watched: Watched;
}

export interface DeskOptions {
  language?: Language;
  width?: (typeof widths)[number];
}

/** Somebody's place of work: a browser that nobody has used before. */
export async function openDesk(browser: Browser, options: DeskOptions = {}): Promise<Desk> {
  const { language = 'vi', width = 1440 } = options;
  const context = await browser.newContext({ viewport: { width, height: 900 } });
  await context.addInitScript(
    `localStorage.getItem('language') ?? localStorage.setItem('language', '${language}')`,
  );
  context.setDefaultTimeout(withinMs);
  const page = await context.newPage();
  return { context, page, watched: watchPage(page) };
}
