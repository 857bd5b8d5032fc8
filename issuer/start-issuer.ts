/** The development issuer as a server: OpenID Connect by `oidc-provider`, the page to sign in on, and `POST /mint`. */
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import { join } from 'node:path';
import type { DevelopmentIdentityConfig } from '../runtime/config';
import { keptSecret } from '../runtime/files';
import { developmentKey } from '../runtime/identity/development-key';
import type { Logger } from '../runtime/logging';
import type { RunningPart } from '../runtime/process';
import { isFromHere } from './from-here';
import { mint } from './mint';
import { createProvider } from './provider';
import { signIn, signInPath } from './sign-in';
import { openState } from './state';

const sweepEveryMs = 600_000;

export async function startIssuer(
  { port, folder, apiUrls, claims }: DevelopmentIdentityConfig,
  log: Logger,
): Promise<RunningPart> {
  const issuer = `http://127.0.0.1:${String(port)}`;
  const key = await developmentKey(folder);
  const state = openState(join(folder, 'state'));
  const provider = createProvider({
    issuer,
    apiUrls,
    claims,
    key,
    clientSecret: keptSecret(join(folder, 'client-secret')),
    cookieSecret: keptSecret(join(folder, 'cookie-secret')),
    state,
    log,
  });
  const speakOidc = provider.callback();
  const server = createServer(
    answering(log, async (request, response) => {
      const { pathname } = new URL(request.url ?? '/', issuer);
      if (!isFromHere(request)) response.writeHead(403).end();
      else if (pathname === '/mint') await mint(request, response, { issuer, key, claims });
      else if (pathname.startsWith(signInPath)) await signIn(request, response, provider);
      else await speakOidc(request, response);
    }),
  );
  const sweeping = setInterval(() => state.sweep(), sweepEveryMs);
  await listen(server, port);
  log.info({ port }, 'answering');
  return {
    close: async () => {
      clearInterval(sweeping);
      await close(server);
    },
  };
}

/** What fails is logged without its request: its address may hold a code. */
function answering(
  log: Logger,
  answer: (request: IncomingMessage, response: ServerResponse) => Promise<unknown>,
): RequestListener {
  return (request, response) => {
    answer(request, response).catch((error: unknown) => {
      log.error({ err: error }, 'a request failed');
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
