/** Where each service is: the real one that the environment names, else the embedded one on its port. */
import { join } from 'node:path';
import type { StackConfig, TemporalTarget } from '../config';
import { defaultNamespace, inTheClear } from '../config/temporal';
import { keptSecret } from '../files';
import { postgresUrls } from '../postgres/embedded';
import type { Layout } from './layout';
import type { Ports } from './ports';

export interface Services {
  config: StackConfig;
  ports: Ports;
  apiUrl: string;
  gatewayUrl: string;
  gatewayKey: string;
  temporal: TemporalTarget;
  databaseUrl: string;
  agenciesDatabaseUrl: string;
}

export function servicesOf(config: StackConfig, ports: Ports, layout: Layout): Services {
  const local = (port: number): string => `127.0.0.1:${String(port)}`;
  const embedded = postgresUrls(layout.folder, ports.postgres);
  return {
    config,
    ports,
    apiUrl: `http://${local(ports.api)}`,
    gatewayUrl: config.gatewayUrl ?? `http://${local(ports.gateway)}`,
    gatewayKey: config.gatewayKey ?? keptSecret(join(layout.secrets, 'gateway-key')),
    temporal: config.temporal ?? {
      namespace: defaultNamespace,
      connection: inTheClear(local(ports.temporal)),
    },
    databaseUrl: config.databaseUrl ?? embedded.owner,
    agenciesDatabaseUrl: config.agenciesDatabaseUrl ?? embedded.superuser,
  };
}
