/** Each check of a page is proven able to fail: a page that is wrong in that way is found out. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { launchBrowser, openDesk } from './support/browser';
import { clippedTexts } from './support/clipped';
import { axeViolations, overflow } from './support/look-at';

jest.setTimeout(60_000);

const pages: Readonly<Record<string, string>> = {
  '/unnamed': '<html lang="vi"><title>x</title><main><h1>x</h1><img src="/a.png"><button></button></main>',
  '/wide': '<html lang="vi"><title>x</title><main><h1>x</h1><div style="width:2000px">x</div></main>',
  '/inline': '<html lang="vi"><title>x</title><main><h1>x</h1></main><script>window.ran = true</script>',
  '/broken': '<html lang="vi"><title>x</title><main><h1>x</h1></main><script src="/broken.js"></script>',
  '/ellipsis':
    '<html lang="vi"><title>x</title><main><h1>x</h1><p style="width:3em;overflow:hidden;text-overflow:ellipsis;white-space:nowrap">a long text</p></main>',
  '/low':
    '<html lang="vi"><title>x</title><main><h1>x</h1><button style="width:4em;height:1em;overflow:hidden">two words</button></main>',
  '/select':
    '<html lang="vi"><title>x</title><main><h1>x</h1><select style="width:5em"><option>a long option</option></select></main>',
  '/good': '<html lang="vi"><title>x</title><main><h1>x</h1><button>x</button></main>',
};

describe('a check of pages', () => {
  let browser: Browser;
  let server: Server;
  let origin: string;
  beforeAll(async () => {
    browser = await launchBrowser();
    server = createServer(({ url = '' }, response) => {
      if (url === '/broken.js') return void response.end('throw new Error("broken")');
      if (url === '/inline') response.setHeader('Content-Security-Policy', "default-src 'self'");
      response.setHeader('Content-Type', 'text/html');
      response.end(`<!doctype html>${pages[url] ?? ''}`);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  });
  afterAll(async () => {
    await browser.close();
    server.close();
  });
  const open = async (path: string) => {
    const desk = await openDesk(browser);
    await desk.page.goto(origin + path);
    return desk;
  };

  it('finds what has no name', async () => {
    const { page } = await open('/unnamed');
    expect((await axeViolations(page)).map((text) => text.split(':')[0])).toEqual(
      expect.arrayContaining(['button-name', 'image-alt']) as string[],
    );
  });

  it('finds what is wider than the screen', async () => {
    const { page } = await open('/wide');
    expect(await overflow(page)).toBeGreaterThan(0);
  });

  it.each(['/ellipsis', '/low', '/select'])('finds a text that is cut off: %s', async (path) => {
    const { page } = await open(path);
    expect(await clippedTexts(page)).toHaveLength(1);
  });

  it('finds what the policy refused, and scripts that broke', async () => {
    const inline = await open('/inline');
    expect(inline.watched.wrong).toEqual([expect.stringMatching(/^policy: /) as string]);
    const broken = await open('/broken');
    expect(broken.watched.wrong).toEqual(['script: broken']);
  });

  it('finds nothing where nothing is wrong', async () => {
    const { page, watched } = await open('/good');
    expect(await axeViolations(page)).toEqual([]);
    expect([await overflow(page), await clippedTexts(page), watched.wrong]).toEqual([0, [], []]);
  });
});
