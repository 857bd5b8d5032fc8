/** The READY object: every address, pid and token of the running system, for people, tests and the command line. */
import { agencyIds, type AgencyId } from '../../domain/agencies';
import type { StackServices } from './services';

export interface Ready {
  api: string;
  console: string;
  /** The issuer that people sign in with. */
  identity: string;
  gateway: string;
  /** Empty with a real gateway. */
  agencies: Partial<Record<AgencyId, string>>;
  temporal: { address: string; namespace: string; ui?: string };
  database: string;
  /** Of the parts that are started here. */
  processes: Record<string, number>;
  /** Only with the development identity. */
  tokens?: Record<string, string>;
}

export function readyOf(
  services: StackServices,
  processes: Record<string, number>,
  tokens: Record<string, string> | undefined,
): Ready {
  const { ports, config } = services;
  const at = (port: number): string => `http://127.0.0.1:${String(port)}`;
  const { address } = services.temporal.connection;
  return {
    api: services.apiUrl,
    console: `${services.apiUrl}/console`,
    identity: services.issuerUrl,
    gateway: services.gatewayUrl,
    agencies:
      config.gatewayUrl === undefined ? Object.fromEntries(agencyIds.map((id) => [id, at(ports[id])])) : {},
    temporal: {
      address,
      namespace: services.temporal.namespace,
      ...(config.temporal === undefined ? { ui: at(ports.temporalUi) } : {}),
    },
    database: services.databaseUrl,
    processes,
    ...(tokens === undefined ? {} : { tokens }),
  };
}
