/** What lies where in the data folder. */
import { join } from 'node:path';

export interface Layout {
  folder: string;
  lock: string;
  ports: string;
  processes: string;
  ready: string;
  logs: string;
  secrets: string;
  identity: string;
  temporal: string;
  bundles: string;
  /** What each part was started with. */
  environments: string;
}

export function layoutOf(folder: string): Layout {
  return {
    folder,
    lock: join(folder, 'lock.json'),
    ports: join(folder, 'ports.json'),
    processes: join(folder, 'processes.json'),
    ready: join(folder, 'ready.json'),
    logs: join(folder, 'logs'),
    secrets: join(folder, 'secrets'),
    identity: join(folder, 'identity'),
    temporal: join(folder, 'temporal'),
    bundles: join(folder, 'bundles'),
    environments: join(folder, 'env'),
  };
}
