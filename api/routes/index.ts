import type { Route } from '../http/route';
import { corrections, revocations } from './authority-orders';
import { getBundle, listBundles } from './bundles';
import { callbacks } from './callbacks';
import { caseDeadlines } from './case-deadlines';
import { getCase, listCases } from './cases';
import { supplements, withdrawal } from './citizen-orders';
import { deadlines } from './deadlines';
import { docs, openapi } from './docs';
import { eventStream, events } from './events';
import { failures } from './failures';
import { filing } from './filing';
import { getDocument, uploadDocument } from './documents';
import { healthz, readyz } from './health';
import { metrics } from './metrics';
import { retry, settlement, skip } from './operator-orders';
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
  caseDeadlines,
  uploadDocument,
  getDocument,
  supplements,
  withdrawal,
  corrections,
  revocations,
  tracking,
  callbacks,
  failures,
  retry,
  skip,
  settlement,
  openapi,
  docs,
  healthz,
  readyz,
  metrics,
];
