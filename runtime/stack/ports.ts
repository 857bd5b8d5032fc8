/** The ports of a data folder: chosen once and kept, replaced only when somebody else holds one. */
import { z } from 'zod';
import { agencyIds } from '../../domain/agencies';
import { findJson, writeWhole } from '../files';
import type { Logger } from '../logging';
import { freePort, isFree } from '../supervisor/ports';

export const portNames = [
  'api',
  'gateway',
  ...agencyIds,
  'issuer',
  'temporal',
  'temporalUi',
  'postgres',
] as const;
export type PortName = (typeof portNames)[number];
export type Ports = Record<PortName, number>;

const defaultApiPort = 8080;

export interface PortOptions {
  /** Where the ports are kept. */
  file: string;
  /** The port asked for; undefined: the kept one, else 8080; 0: the kept one, else any. */
  apiPort: number | undefined;
  log: Logger;
}

/** All ports, free at this moment, different from each other, and kept for the next start. */
export async function assignPorts({ file, apiPort, log }: PortOptions): Promise<Ports> {
  const kept = z.partialRecord(z.enum(portNames), z.number()).safeParse(findJson(file));
  const before: Partial<Ports> = kept.success ? kept.data : {};
  const taken = new Set<number>();
  const assigned: Partial<Ports> = {};
  for (const name of portNames) {
    const wanted = name === 'api' ? wantedApiPort(apiPort, before.api) : before[name];
    const port =
      wanted !== undefined && !taken.has(wanted) && (await isFree(wanted)) ? wanted : await freePort(taken);
    if (wanted !== undefined && port !== wanted)
      log.warn({ for: name, taken: wanted, port }, 'the port is taken; another is used');
    taken.add(port);
    assigned[name] = port;
  }
  writeWhole(file, JSON.stringify(assigned));
  return z.record(z.enum(portNames), z.number()).parse(assigned);
}

function wantedApiPort(asked: number | undefined, kept: number | undefined): number | undefined {
  if (asked === undefined) return kept ?? defaultApiPort;
  return asked === 0 ? kept : asked;
}
