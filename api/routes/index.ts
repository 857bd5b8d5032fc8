import type { Route } from '../http/route';
import { changesRoute } from './changes';
import { correctionRoute, revocationRoute } from './authority-orders';
import { getBundle, listBundles } from './bundles';
import { callbacks } from './callbacks';
import { caseDeadlines } from './case-deadlines';
import { caseTimeline } from './case-timeline';
import { caseRoute, caseListRoute, caseSearchRoute } from './cases';
import { supplementRoute, withdrawalRoute } from './citizen-orders';
import { contactChangeRoute, contactRoute } from './contact';
import { deadlines } from './deadlines';
import { declarationRoute, textsRoute } from './declaration';
import { docs, openapi } from './docs';
import { eventStream, events } from './events';
import { groupListRoute, groupRoute } from './failures';
import { noteRoute, ownerRoute, resolutionRoute, setAsideRoute, takeUpRoute } from './failure-acts';
import { filing } from './filing';
import { agencyListRoute, agencyModeRoute } from './agency-modes';
import { attachmentRoute, documentRoute, documentListRoute, documentUploadRoute } from './documents';
import { healthz, readyz } from './health';
import { metrics } from './metrics';
import { dashboardRoute } from './dashboard';
import { backchannelRoute, callbackRoute, loginRoute } from './sign-in';
import { activeRoute, logoutRoute, sessionRoute } from './sessions';
import { readsRoute } from './reads';
import { caseOwnerRoute, commentRoute, repaymentRoute, retryRoute, skipRoute } from './operator-orders';
import { delegationEndRoute, delegationRoute, usersRoute } from './users';
import {
  approvalRoute,
  claimRoute,
  handoverRoute,
  previewRoute,
  rejectionRoute,
  releaseRoute,
  taskDecisionRoute,
} from './task-orders';
import { taskBulkRoute } from './task-bulk';
import { draftListRoute, draftRoute, putDraftRoute, removeDraftRoute } from './drafts';
import {
  reasonsRoute,
  taskCountsRoute,
  taskEventsRoute,
  taskListRoute,
  taskRoute,
  taskStreamRoute,
} from './tasks';
import { reconcileRoute } from './reconcile';
import { tracking } from './tracking';

/** Everything the API answers, in the order of its description. */
export const routes: readonly Route[] = [
  listBundles,
  getBundle,
  deadlines,
  filing,
  caseListRoute,
  caseSearchRoute,
  caseRoute,
  events,
  eventStream,
  changesRoute,
  caseDeadlines,
  caseTimeline,
  declarationRoute,
  textsRoute,
  contactRoute,
  contactChangeRoute,
  documentUploadRoute,
  documentListRoute,
  documentRoute,
  supplementRoute,
  withdrawalRoute,
  correctionRoute,
  revocationRoute,
  taskListRoute,
  taskCountsRoute,
  taskStreamRoute,
  taskBulkRoute,
  taskRoute,
  taskEventsRoute,
  claimRoute,
  releaseRoute,
  handoverRoute,
  previewRoute,
  taskDecisionRoute,
  approvalRoute,
  rejectionRoute,
  reasonsRoute,
  draftListRoute,
  draftRoute,
  putDraftRoute,
  removeDraftRoute,
  tracking,
  loginRoute,
  callbackRoute,
  sessionRoute,
  activeRoute,
  logoutRoute,
  backchannelRoute,
  usersRoute,
  delegationRoute,
  delegationEndRoute,
  callbacks,
  attachmentRoute,
  readsRoute,
  dashboardRoute,
  groupListRoute,
  groupRoute,
  ownerRoute,
  noteRoute,
  resolutionRoute,
  setAsideRoute,
  takeUpRoute,
  agencyListRoute,
  agencyModeRoute,
  retryRoute,
  skipRoute,
  caseOwnerRoute,
  commentRoute,
  repaymentRoute,
  reconcileRoute,
  openapi,
  docs,
  healthz,
  readyz,
  metrics,
];
