/** The API process. It listens at once and answers 503 until the register is there; then it says that it is ready. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { apiConfig, type ApiConfig } from '../runtime/config';
import { createLogger, type Logger } from '../runtime/logging';
import { runPart, type RunningPart } from '../runtime/process';
import { releaseOf } from '../runtime/release';
import { findBuiltBundle } from '../runtime/stack/bundle';
import { openPartyKeys } from '../runtime/signatures/party-keys';
import { createRequestVerifier } from '../runtime/signatures/verify-request';
import { untilItWorks } from '../runtime/wait';
import { migrate } from '../register/migrate';
import { Desks } from '../desk/desks';
import { TaskLists } from '../desk/tasks/list-tasks';
import { clamdScanner } from '../documents/scanner';
import { openPapers } from '../documents/papers';
import { openPartClock } from '../register/part-clock';
import { openRegister, pingRegister } from '../register/register';
import type { ClockWatch } from '../runtime/clock-watch';
import { createApp } from './app';
import { boundedServer } from './http/bounded-server';
import { createDossierCases } from '../casework/decisions/dossier-case';
import { createCaseEngine } from '../casework/temporal/case-engine';
import { messageIdsKeptMs } from './callbacks/verify-signature';
import { createCaseWatch } from './cases/case-watch';
import { connectTemporal } from './temporal/temporal-connection';
import { tokenKeys } from './identity/token-keys';
import { createUserNotes } from './identity/user-notes';
import { createTokenVerifier } from './identity/token-verifier';
import { openSignIn } from './sessions/open-sign-in';
import { createMetrics } from './observation/metrics';
import { keepSayingOpen } from './observation/say-open';
import { watchPool } from './observation/pool-watch';
import { keepWatchingPlatform } from './observation/watch-platform';
import type { Services } from './services';

/** As many as two cores keep busy: more were no faster, and each costs 25 MB of resident memory. */
const maxConnections = 4;
/** How long somebody at a counter waits for a worker that may be coming back. */
const orderPatienceMs = 5_000;
const forgetEveryMs = 60_000;

/** Until the register is there. */
const unread: ClockWatch = { state: 'right', aheadMs: 0, first: Promise.resolve(), stop: () => undefined };

const log = createLogger('api');
runPart(log, (signal) => startApi(apiConfig(), log, signal));

async function startApi(config: ApiConfig, log: Logger, signal: AbortSignal): Promise<RunningPart> {
  let open = false;
  let clock = unread;
  const { services, stopWatching } = openServices(config, {
    log,
    isOpen: () => open,
    clock: {
      get state() {
        return clock.state;
      },
      get aheadMs() {
        return clock.aheadMs;
      },
    },
  });
  const server = boundedServer(createApp(services, config));
  await listen(server, config);
  await untilItWorks(() => migrate(config.databaseUrl), {
    signal,
    failed: (error, tries) => {
      if (tries % 10 === 1) log.warn({ err: error, tries }, 'waiting for the register');
    },
  });
  clock = await openPartClock({ register: services.register, part: 'api', log });
  open = true;
  takeUpDesks(services);
  log.info({ port: portOf(server) }, 'answering');
  const stopStanding = await keepAtIt(services);
  return {
    close: async () => {
      clock.stop();
      stopWatching();
      await stopStanding();
      return close(server, services);
    },
  };
}

/** What an API does beside answering. Returns how to stop. */
async function keepAtIt(services: Services): Promise<() => Promise<void>> {
  const stopForgetting = keepForgetting(services);
  const stops = [await keepSayingOpen(services), await keepWatchingPlatform(services)];
  return async () => {
    stopForgetting();
    await Promise.all(stops.map((stop) => stop()));
  };
}

function openServices(config: ApiConfig, given: Pick<Services, 'log' | 'isOpen' | 'clock'>) {
  const { log } = given;
  const release = releaseOf(config.workflowBundle ?? findBuiltBundle());
  const register = openRegister({ databaseUrl: config.databaseUrl, maxConnections, log, release });
  const temporal = connectTemporal(config.temporal);
  const connect = () => temporal.client();
  const pool = watchPool({
    throughPool: () => register.ping(),
    aside: () => pingRegister(config.databaseUrl),
  });
  const partyKeys = openPartyKeys(config.partiesJwks);
  const { databaseUrl, gatewayUrl, desk: settings, deskKeysFolder: keysFolder } = config;
  const desks = new Desks({ databaseUrl, gatewayUrl, keysFolder, partyKeys, register, settings, log });
  const keys = tokenKeys(config.tokens);
  const tokens = createTokenVerifier(config.tokens, keys);
  const services: Services = {
    register,
    desks,
    publicUrl: config.publicUrl,
    taskLists: new TaskLists(desks.tasks),
    tokens,
    users: createUserNotes(register, log),
    ...openSignIn({ register, tokens, keys, config: config.signIn, claims: config.tokens.claims, log }),
    papers: openPapers({
      databaseUrl: config.databaseUrl,
      log,
      scanner: config.clamdAddress !== undefined ? clamdScanner(config.clamdAddress) : undefined,
    }),
    engine: createCaseEngine({ connect, register, orderPatienceMs, log }),
    temporal,
    dossiers: createDossierCases(register),
    watch: createCaseWatch(register),
    metrics: createMetrics(),
    signatures: createRequestVerifier({ keys: partyKeys, gatewayUrl }),
    isHung: () => pool.isHung(),
    ...given,
  };
  return { services, stopWatching: () => pool.stop() };
}

/** What the desks had not sent, or not made a task of; a desk that cannot be opened now is when a message comes. */
function takeUpDesks({ desks, log }: Services): void {
  desks.resume().catch((error: unknown) => log.warn({ err: error }, 'a desk is taken up later'));
}

/** Returns how to stop. One that fails is made good by the next. */
function keepForgetting({ register, papers, signIn, desks, log }: Services): () => void {
  const forget = (): void => {
    register
      .forgetMessages({ olderThanMs: messageIdsKeptMs })
      .catch((error: unknown) => log.warn({ err: error }, 'old message ids were not forgotten'));
    papers.scanPending().catch((error: unknown) => log.warn({ err: error }, 'papers are scanned later'));
    papers
      .forgetUnreferred()
      .catch((error: unknown) =>
        log.warn({ err: error }, 'papers that no case refers to were not forgotten'),
      );
    Promise.all([signIn.forget(), register.forgetUsers(), desks.forget()]).catch((error: unknown) =>
      log.warn({ err: error }, 'old sessions, users and drafts were not forgotten'),
    );
  };
  const timer = setInterval(forget, forgetEveryMs);
  return () => clearInterval(timer);
}

async function listen(server: Server, { host, port }: ApiConfig): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port }, resolve);
  });
}

async function close(server: Server, { register, papers, temporal, watch, desks }: Services): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  watch.close();
  desks.endStreams();
  server.closeIdleConnections();
  await closed;
  await desks.close();
  await Promise.all([register.close(), papers.close(), temporal.close()]);
}

function portOf(server: Server): number {
  const address = server.address() as AddressInfo;
  return address.port;
}
