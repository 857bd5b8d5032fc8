import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { consolePages } from '../../api/console';
import { errorMiddleware } from '../../api/problems/error-middleware';
import { createLogger } from '../../runtime/logging';

describe("the console's pages", () => {
  const folder = mkdtempSync(join(tmpdir(), 'lienthong-console-'));
  let server: Server;
  beforeAll(async () => {
    mkdirSync(join(folder, 'assets'));
    writeFileSync(join(folder, 'index.html'), '<!doctype html><title>console</title>');
    writeFileSync(join(folder, 'assets/index-1.js'), 'export {};');
    const app = express().use('/console', consolePages(folder));
    app.use(errorMiddleware(createLogger('test')));
    server = createServer(app);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => {
    server.close();
    rmSync(folder, { recursive: true });
  });
  const get = (path: string) => {
    const { port } = server.address() as AddressInfo;
    return fetch(`http://127.0.0.1:${String(port)}${path}`);
  };

  it.each(['/console', '/console/', '/console/cases', '/console/queues/waiting?state=open'])(
    'stand at every address: %s',
    async (path) => {
      const answer = await get(path);
      expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
      expect(await answer.text()).toContain('<title>console</title>');
    },
  );

  it('allow nothing from elsewhere, nothing inline, and no frame around them', async () => {
    const policy = "default-src 'self';base-uri 'none';object-src 'none';frame-ancestors 'none'";
    for (const path of ['/console/cases', '/console/assets/index-1.js'])
      expect((await get(path)).headers.get('content-security-policy')).toBe(policy);
  });

  it('keep their files for ever, since a changed one has another name', async () => {
    const answer = await get('/console/assets/index-1.js');
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  });

  it('are no answer to a file that is not there', async () => {
    expect((await get('/console/assets/index-0.js')).status).toBe(404);
  });
});
