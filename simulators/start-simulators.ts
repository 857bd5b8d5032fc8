import { createServer, type RequestListener, type Server } from 'node:http';
import type { Pool } from 'pg';
import { agencyIds, type AgencyId } from '../domain/agencies';
import type { AgenciesConfig, AgencyPorts } from '../runtime/config';
import type { ClockWatch } from '../runtime/clock-watch';
import type { Logger } from '../runtime/logging';
import type { RunningPart } from '../runtime/process';
import { keyFileOf } from '../runtime/signatures/kept-keys';
import type { Party } from '../runtime/signatures/parties';
import { openPartyKeys, type PartyKeys } from '../runtime/signatures/party-keys';
import { namedKey, readSigningKey, type SigningKey } from '../runtime/signatures/signing-key';
import { untilItWorks } from '../runtime/wait';
import { agencies } from './definitions';
import { createGateway, type Gateway } from './gateway/gateway-server';
import { MessageLog, messageLogSchema } from './gateway/message-log';
import { ReplayGuard } from '../agency-kit/replay-guard';
import { Neighbours } from './neighbours';
import { openSimulator, type RunningSimulator } from './simulator';
import { watchDatabaseClock } from '../agency-kit/storage/database-clock';
import { createDatabases, databaseNameOf, openAgencyDatabase } from '../agency-kit/storage/databases';

/** The whole network outside the engine in one process: the gateway and every agency, each on a port of its own. */
export async function startSimulators(
  config: AgenciesConfig,
  log: Logger,
  signal: AbortSignal,
): Promise<RunningPart> {
  const parties = ['gateway', ...agencyIds] as const;
  await untilItWorks(() => createDatabases(config.databaseUrl, parties.map(databaseOf)), {
    signal,
    failed: (error, tries) => {
      if (tries % 10 === 1) log.warn({ err: error, tries }, 'waiting for the database');
    },
  });
  const partyKeys = openPartyKeys(config.partiesJwks);
  const gateway = await openGateway(config, partyKeys, log);
  const neighbours = new Neighbours();
  const running = await Promise.all(
    agencyIds.map(async (id) => ({ id, agency: await openOne(id, config, { partyKeys, neighbours, log }) })),
  );
  const servers = await Promise.all([
    listenWith(gateway.server, config.ports.gateway),
    ...running.map(({ id, agency }) => listen(agency.serve, config.ports[id])),
  ]);
  for (const { agency } of running) agency.resume();
  return {
    close: () =>
      closeAll(
        servers,
        running.map(({ agency }) => agency),
        gateway,
      ),
  };
}

/** `agency_` before an agency's name: on a shared server one sees what is whose. */
const databaseOf = (party: keyof AgencyPorts): string =>
  party === 'gateway' ? party : `agency_${databaseNameOf(party)}`;

function database(party: keyof AgencyPorts, config: AgenciesConfig, log: Logger): Pool {
  return openAgencyDatabase({
    serverUrl: config.databaseUrl,
    name: databaseOf(party),
    log,
    // The guard against replays does not rest on this record, so a crash may take its last moment.
    relaxedCommit: party === 'gateway',
  });
}

async function openOne(
  id: AgencyId,
  config: AgenciesConfig,
  { partyKeys, neighbours, log }: { partyKeys: PartyKeys; neighbours: Neighbours; log: Logger },
): Promise<RunningSimulator> {
  return openSimulator(agencies[id], {
    pool: database(id, config, log),
    neighbours,
    gatewayUrl: addressOf(config.ports.gateway),
    key: await ownKey(id, config, partyKeys),
    partyKeys,
    seed: config.seed,
    log,
  });
}

/** Each party gets its own private key and no other, though they share a process. */
function ownKey(party: Party, { keysFolder }: AgenciesConfig, partyKeys: PartyKeys): Promise<SigningKey> {
  return namedKey(readSigningKey(keyFileOf(keysFolder, party), party), party, partyKeys);
}

interface OpenGateway extends Gateway {
  pool: Pool;
  clock: ClockWatch;
}

async function openGateway(config: AgenciesConfig, partyKeys: PartyKeys, log: Logger): Promise<OpenGateway> {
  const pool = database('gateway', config, log);
  await pool.query(messageLogSchema);
  const { ports, apiUrl } = config;
  const agencyAddresses = agencyIds.map((id) => [id, addressOf(ports[id])] as const);
  const addresses = { lienthong: apiUrl, ...Object.fromEntries(agencyAddresses) };
  const messages = new MessageLog(pool, log);
  const guard = await openGuard(messages);
  const key = await ownKey('gateway', config, partyKeys);
  const hosts = [`127.0.0.1:${ports.gateway}`, `localhost:${ports.gateway}`];
  const clock = watchDatabaseClock(pool, 'gateway', log);
  await clock.first;
  return { ...createGateway({ key, partyKeys, hosts, addresses, messages, guard, clock, log }), pool, clock };
}

async function openGuard(messages: MessageLog): Promise<ReplayGuard> {
  const startedAt = Date.now();
  return new ReplayGuard({
    startedAt,
    known: await messages.since(new Date(startedAt - ReplayGuard.keptMs)),
  });
}

const addressOf = (port: number): string => `http://127.0.0.1:${port}`;

const listen = (app: RequestListener, port: number): Promise<Server> => listenWith(createServer(app), port);

function listenWith(server: Server, port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}

/** No new message, then the officers, then the post and the records. */
async function closeAll(
  servers: readonly Server[],
  running: readonly RunningSimulator[],
  gateway: OpenGateway,
): Promise<void> {
  for (const server of servers) {
    server.close();
    server.closeIdleConnections();
  }
  await Promise.all(running.map((agency) => agency.close()));
  gateway.clock.stop();
  await gateway.close();
  for (const server of servers) server.closeAllConnections();
  await gateway.pool.end();
}
