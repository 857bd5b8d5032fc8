import type { Route } from '../http/route';
import { getBundle, listBundles } from './bundles';
import { callbacks } from './callbacks';
import { getCase, listCases } from './cases';
import { deadlines } from './deadlines';
import { docs, openapi } from './docs';
import { eventStream, events } from './events';
import { filing } from './filing';
import { healthz, readyz } from './health';
import { metrics } from './metrics';
import { tracking } from './tracking';

/** Everything the API answers, in the order of its description. */
export const routes: readonly Route[] = [
  listBundles,
  getBundle,
  deadlines,
  filing,
  listCases,
  getCase,
  events,
  eventStream,
  tracking,
  callbacks,
  openapi,
  docs,
  healthz,
  readyz,
  metrics,
];
