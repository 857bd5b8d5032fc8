import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { publicRateLimit } from '../../api/http/rate-limit';
import { errorMiddleware } from '../../api/problems/error-middleware';
import type { TrustedProxies } from '../../runtime/config';
import { createLogger } from '../../runtime/logging';

const servers: Server[] = [];
afterAll(() => servers.forEach((server) => server.close()));

/** What 200 calls of one moment are answered, each from another address by its own word. */
async function statusesBehind(proxies: TrustedProxies): Promise<Set<number>> {
  const app = express();
  app.set('trust proxy', proxies);
  app.use(publicRateLimit({ verify: () => Promise.reject(new Error('no token')) }));
  app.use((_request, response) => void response.sendStatus(200));
  app.use(errorMiddleware(createLogger('api', { write: () => undefined })));
  const server = createServer(app).listen(0, '127.0.0.1');
  servers.push(server);
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  const calls = Array.from({ length: 200 }, (_, i) =>
    fetch(`http://127.0.0.1:${port}`, { headers: { 'x-forwarded-for': `203.0.113.${i}` } }),
  );
  return new Set((await Promise.all(calls)).map(({ status }) => status));
}

test('behind a trusted proxy each caller has a rate of its own', async () => {
  expect(await statusesBehind(['loopback'])).toEqual(new Set([200]));
  expect(await statusesBehind(1)).toEqual(new Set([200]));
});

test('without one a caller cannot get another rate by its own word', async () => {
  expect(await statusesBehind(0)).toContain(429);
});
