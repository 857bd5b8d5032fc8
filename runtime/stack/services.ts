/** Where each service is: the real one that the environment names, else the embedded one on its port. */
import type { StackConfig, TemporalTarget } from '../config';
import { defaultNamespace, inTheClear } from '../config/temporal';
import { postgresUrls } from '../postgres/embedded';
import { keepPartyKeys, keyFileOf } from '../signatures/kept-keys';
import { parties } from '../signatures/parties';
import type { Layout } from './layout';
import type { Ports } from './ports';

export interface StackServices {
  config: StackConfig;
  ports: Ports;
  apiUrl: string;
  /** Who signs people in and signs their tokens. */
  issuerUrl: string;
  gatewayUrl: string;
  /** Our private key, and the public keys of all parties. */
  signingKeyFile: string;
  partiesJwks: string;
  temporal: TemporalTarget;
  databaseUrl: string;
  agenciesDatabaseUrl: string;
}

export function servicesOf(config: StackConfig, ports: Ports, layout: Layout): StackServices {
  const local = (port: number): string => `127.0.0.1:${String(port)}`;
  const embedded = postgresUrls(layout.folder, ports.postgres);
  return {
    config,
    ports,
    apiUrl: `http://${local(ports.api)}`,
    issuerUrl: config.oidcIssuer ?? `http://${local(ports.issuer)}`,
    gatewayUrl: config.gatewayUrl ?? `http://${local(ports.gateway)}`,
    signingKeyFile: config.signingKeyFile ?? keyFileOf(layout.keys, parties.engine),
    partiesJwks: config.partiesJwks ?? keepPartyKeys(layout.keys),
    temporal: config.temporal ?? {
      namespace: defaultNamespace,
      connection: inTheClear(local(ports.temporal)),
    },
    databaseUrl: config.databaseUrl ?? embedded.owner,
    agenciesDatabaseUrl: config.agenciesDatabaseUrl ?? embedded.superuser,
  };
}
