import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { apiConfig, type ApiConfig } from '../runtime/config';
import { deriveKey, parties } from '../runtime/gateway/keys';
import { createLogger, type Logger } from '../runtime/logging';
import { runPart, type RunningPart } from '../runtime/process';
import { untilItWorks } from '../runtime/wait';
import { migrate } from '../register/migrate';
import { openRegister } from '../register/register';
import { createApp } from './app';
import { createDecisionSender } from './callbacks/decision-sender';
import { createDossierCases } from './callbacks/dossier-case';
import { createCaseWatch } from './cases/case-watch';
import { createTokenVerifier } from './identity/token-verifier';
import { createMetrics } from './observation/metrics';
import type { Services } from './services';

/** The API process. It listens at once and answers 503 until the register is there; then it says that it is ready. */

/** Enough for filing 20 at a time beside the callbacks of as many cases. */
const maxConnections = 10;
/** Longer than the idle time of any pool before us, so that no reused connection is closed under a request. */
const keepAliveMs = 75_000;

const log = createLogger('api');
runPart(log, (signal) => startApi(apiConfig(), log, signal));

async function startApi(config: ApiConfig, log: Logger, signal: AbortSignal): Promise<RunningPart> {
  let open = false;
  const services = openServices(config, { log, isOpen: () => open });
  const server = createServer(createApp(services));
  await listen(server, config.port);
  await untilItWorks(() => migrate(config.databaseUrl), {
    signal,
    failed: (error, tries) => {
      if (tries % 10 === 1) log.warn({ err: error, tries }, 'waiting for the register');
    },
  });
  open = true;
  log.info({ port: portOf(server) }, 'answering');
  return { close: () => close(server, services) };
}

function openServices(config: ApiConfig, { log, isOpen }: Pick<Services, 'log' | 'isOpen'>): Services {
  const register = openRegister({ databaseUrl: config.databaseUrl, maxConnections, log });
  return {
    register,
    tokens: createTokenVerifier(config.tokens),
    decisions: createDecisionSender(config.temporal, log),
    dossiers: createDossierCases(register),
    watch: createCaseWatch(register),
    metrics: createMetrics(),
    gatewaySecret: deriveKey(config.gatewayKey, parties.gateway),
    isOpen,
    log,
  };
}

async function listen(server: Server, port: number): Promise<void> {
  server.keepAliveTimeout = keepAliveMs;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port }, resolve);
  });
}

async function close(server: Server, { register, decisions, watch }: Services): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  watch.close();
  server.closeIdleConnections();
  await closed;
  await Promise.all([register.close(), decisions.close()]);
}

function portOf(server: Server): number {
  const address = server.address() as AddressInfo;
  return address.port;
}
