/** The parts of the system, in the order in which they depend on each other, and what each is told. */
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { agencyIds } from '../../domain/agencies';
import type { DevelopmentIssuer } from '../identity/development-issuer';
import { developmentIdentity } from '../config/identity';
import type { Logger } from '../logging';
import { preparedPostgres } from '../postgres/embedded';
import { probePostgres } from '../postgres/probe';
import { fastShutdown } from '../postgres/server';
import { programPath } from '../program';
import { nodePart, type NodePart } from '../supervisor/node-part';
import type { PartDefinition } from '../supervisor/part';
import { findTemporalServer } from '../temporal/find-server';
import { probeTemporal } from '../temporal/probe';
import { serverArguments } from '../temporal/server-settings';
import { untilItWorks } from '../wait';
import { workflowBundle } from './bundle';
import { consoleFolder } from './console';
import { writeEnvFile } from './env-file';
import type { Layout } from './layout';
import type { StackServices } from './services';

/** Paths of the programs that the stack starts; tests put stand-ins here. */
export interface Programs {
  agencies: string;
  worker: string;
  identity: string;
  api: string;
  buildBundle: string;
}

export const ourPrograms: Programs = {
  agencies: programPath('simulators/main'),
  worker: programPath('worker/main'),
  identity: programPath('issuer/main'),
  api: programPath('api/main'),
  buildBundle: programPath('worker/build-bundle'),
};

export interface PartsOptions {
  services: StackServices;
  layout: Layout;
  programs: Programs;
  /** Undefined with a real one. */
  issuer: DevelopmentIssuer | undefined;
  log: Logger;
  /** Called before the console is built, which takes a moment. */
  buildingConsole: () => void;
}

/** Together the patience with all parts stays under the 20 s in which `lienthong stack` is down after a signal. */
const stopWithinMs = {
  postgres: 4_000,
  temporal: 3_500,
  agencies: 3_500,
  worker: 4_000,
  identity: 500,
  api: 3_500,
};

/**
 * What works for Temporal stands behind it: the development server has one connection to its database, and every case
 * waits for whoever holds that.
 */
const behindTemporal = 5;

/** Services that the environment names are left out. */
export function partsOf(options: PartsOptions): PartDefinition[] {
  const { config } = options.services;
  return [
    ...(config.databaseUrl === undefined ? [postgresPart(options)] : []),
    ...(config.temporal === undefined ? [temporalPart(options)] : []),
    ...(config.gatewayUrl === undefined ? [agenciesPart(options)] : []),
    ...(options.issuer === undefined ? [] : [identityPart(options)]),
    workerPart(options),
    apiPart(options),
  ];
}

function postgresPart({ services, layout, log }: PartsOptions): PartDefinition {
  const { postgres: port } = services.ports;
  return {
    name: 'postgres',
    prepare: () => preparedPostgres(layout.folder, port, log),
    answers: (_child, signal) => untilItWorks(() => probePostgres(port), { signal, longestPauseMs: 200 }),
    stop: { signal: fastShutdown, withinMs: stopWithinMs.postgres },
  };
}

function temporalPart({ services, layout, log }: PartsOptions): PartDefinition {
  const { connection, namespace } = services.temporal;
  const { temporalServer: variant } = services.config;
  return {
    name: 'temporal',
    prepare: async (signal) => {
      mkdirSync(layout.temporal, { recursive: true, mode: 0o700 });
      const program = await findTemporalServer({ log, signal });
      const args = serverArguments({ ports: services.ports, namespace, folder: layout.temporal, variant });
      return () => spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    },
    answers: (_child, signal) =>
      untilItWorks(() => probeTemporal(connection.address), { signal, longestPauseMs: 200 }),
    stop: { signal: 'SIGTERM', withinMs: stopWithinMs.temporal },
  };
}

/** What it is started with is written down, for whoever starts another beside it. */
function ownPart({ layout, log }: PartsOptions, part: NodePart): PartDefinition {
  return nodePart({
    ...part,
    environment: async (signal) => {
      const environment = await part.environment(signal);
      writeEnvFile(join(layout.environments, `${part.name}.env`), environment, log);
      return environment;
    },
  });
}

function agenciesPart(options: PartsOptions): PartDefinition {
  const { services, programs, layout } = options;
  const { ports } = services;
  const agencyPorts = Object.fromEntries((['gateway', ...agencyIds] as const).map((id) => [id, ports[id]]));
  return ownPart(options, {
    name: 'agencies',
    program: programs.agencies,
    instead: 'GATEWAY_URL',
    heapLimitMb: 512,
    stopWithinMs: stopWithinMs.agencies,
    stepsBehind: behindTemporal,
    environment: () =>
      Promise.resolve({
        AGENCIES_DATABASE_URL: services.agenciesDatabaseUrl,
        AGENCY_PORTS: JSON.stringify(agencyPorts),
        API_URL: services.apiUrl,
        PARTY_KEYS_FOLDER: layout.keys,
        PARTIES_JWKS: services.partiesJwks,
        AGENCY_SEED: String(services.config.agencySeed),
      }),
  });
}

function workerPart(options: PartsOptions): PartDefinition {
  const { services, programs } = options;
  return ownPart(options, {
    name: 'worker',
    program: programs.worker,
    heapLimitMb: 1536,
    stopWithinMs: stopWithinMs.worker,
    stepsBehind: behindTemporal,
    environment: async (signal) => ({
      ...sharedEnvironment(services),
      WORKFLOW_BUNDLE: await bundleOf(options, signal),
    }),
  });
}

/** What the workers run; the API tells the release by it. */
async function bundleOf({ services, programs, layout }: PartsOptions, signal: AbortSignal): Promise<string> {
  return services.config.workflowBundle ?? workflowBundle(layout.bundles, programs.buildBundle, signal);
}

function identityPart(options: PartsOptions): PartDefinition {
  const { services, programs, layout } = options;
  return ownPart(options, {
    name: 'identity',
    program: programs.identity,
    instead: 'OIDC_ISSUER',
    heapLimitMb: 96,
    youngLimitMb: 1,
    stopWithinMs: stopWithinMs.identity,
    environment: () =>
      Promise.resolve({
        IDENTITY_PORT: String(services.ports.issuer),
        IDENTITY_FOLDER: layout.identity,
        API_URL: services.apiUrl,
      }),
  });
}

function apiPart(options: PartsOptions): PartDefinition {
  const { services, programs, issuer, layout, buildingConsole } = options;
  return ownPart(options, {
    name: 'api',
    program: programs.api,
    heapLimitMb: 512,
    stopWithinMs: stopWithinMs.api,
    environment: async (signal) => ({
      ...sharedEnvironment(services),
      API_PORT: String(services.ports.api),
      WORKFLOW_BUNDLE: await bundleOf(options, signal),
      ...(services.config.gatewayUrl === undefined && { DESK_KEYS_FOLDER: layout.keys }),
      CONSOLE_FOLDER: await consoleFolder({ signal, building: buildingConsole }),
      OIDC_ISSUER: services.issuerUrl,
      ...(issuer && asClientOf(issuer)),
    }),
  });
}

/** Its keys are read from their file, so that tokens are known also while its part is being started again. */
function asClientOf({ jwksFile, clientSecret }: DevelopmentIssuer): Record<string, string> {
  return {
    DEV_JWKS_FILE: jwksFile,
    OIDC_CLIENT_ID: developmentIdentity.clientId,
    OIDC_CLIENT_SECRET: clientSecret,
  };
}

/** Certificates and keys of a real Temporal service are inherited from our own environment. */
function sharedEnvironment(services: StackServices): Record<string, string> {
  return {
    DATABASE_URL: services.databaseUrl,
    TEMPORAL_ADDRESS: services.temporal.connection.address,
    TEMPORAL_NAMESPACE: services.temporal.namespace,
    GATEWAY_URL: services.gatewayUrl,
    SIGNING_KEY_FILE: services.signingKeyFile,
    PARTIES_JWKS: services.partiesJwks,
  };
}
