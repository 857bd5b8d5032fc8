/** What the API's description does not hold yet of tasks, drafts and declarations. */
import type { components } from '../../../cli/http/api-types';
import type { PaperRow } from '../viewer/paper-row';

export type Schemas = components['schemas'];
export type CaseView = Schemas['CaseView'];
export type CaseSummary = Schemas['CaseSummary'];
export type Bundle = Schemas['Bundle'];

export const queueIds = ['waiting', 'mine', 'approval', 'soon', 'overdue', 'citizen', 'done'] as const;
export type QueueId = (typeof queueIds)[number];

export interface Reason {
  code: string;
  text?: string;
}
export interface Person {
  subject: string;
  name: string;
}
export type TaskVerb = 'grant' | 'refuse' | 'request-supplement' | 'carried-out';

export interface Check {
  code: string;
  who?: string;
  state: 'ok' | 'doubt' | 'unknown';
  detail?: string | { vi: string; en: string } | null;
}

export interface Task {
  taskId: string;
  kind: 'decision' | 'reversal' | 'claim';
  agency: Schemas['AgencyId'];
  step: string;
  bundle: string;
  caseId: string;
  caseCode: string;
  dossierKey: string;
  round: number;
  place: string | null;
  state: 'open' | 'claimed' | 'proposed' | 'decided' | 'withdrawn';
  delivery: 'none' | 'pending' | 'delivered';
  subject: { name: string } | null;
  assignee: Person | null;
  suggested: Person | null;
  lockedUntil: string | null;
  receivedAt: string;
  dueAt: string | null;
  dueClass: 'overdue' | 'today' | 'soon' | 'later' | null;
  supplements: number;
  flags: string[];
  decision: { decision: string; reason: Reason | null; by: Person | string; at: string } | null;
  actions: string[];
}

export interface TaskDocument {
  documentId?: string | null;
  document?: string;
  name: string;
  mediaType: string;
  size: number | null;
  scan?: 'pending' | 'clean' | 'infected' | 'none';
  round?: number;
}

export interface TaskDetail extends Task {
  dossier: Record<string, unknown>;
  documents: TaskDocument[];
  checks: Check[];
  proposal: Record<string, unknown> | null;
  correction?: {
    decision: unknown;
    changes: { pointer: string; from?: unknown; to?: unknown; value?: unknown }[];
  };
  previousTaskId?: string | null;
  returned?: { reason: string; by: Person; at: string };
}

export interface CatalogueReason {
  code: string;
  names: { vi: string; en: string };
  remedy?: { vi: string; en: string } | null;
  textRequired: boolean;
}

interface Message {
  sms: string;
  email: { subject: string; text: string };
}
export interface PreviewReply {
  warnings: (string | { code: string; detail?: string })[];
  until: string | null;
  dueAt: { before: string | null; after: string | null } | null;
  message: { vi: Message; en: Message };
  tracking: unknown[];
  paper: unknown;
}

export interface UserRow extends Person {
  roles: string[];
  territory: string[];
  absentUntil: string | null;
}

interface Json<T> {
  content: { 'application/json': T };
}
interface Answers<T> {
  responses: { 200: Json<T> };
}
interface List<T> {
  data: T[];
  nextCursor: string | null;
}

export interface Counts {
  queues: { id: QueueId; count: number }[];
  hold: { reason: string; since: string } | null;
}

export interface Declared {
  version: number;
  declaration: Record<string, unknown>;
  sources: { pointer: string; source: string; at: string }[] | Record<string, unknown>;
  hidden: string[];
}

export type TimelineReply = Schemas['CaseTimeline'];

export interface ReadRow {
  at: string;
  by: string;
  role: string;
  agency: string | null;
  caseId: string | null;
  what: string;
  purpose: string | null;
  note: string | null;
  result: 'shown' | 'refused';
}

export interface TaskPaths {
  '/v1/reads/search': { post: Answers<List<ReadRow>> };
  '/v1/cases/{caseId}/declaration': { get: Answers<Declared> };
  '/v1/cases/{caseId}/documents': { get: Answers<List<PaperRow>> };
  '/v1/tasks': { get: Answers<List<Task>> };
  '/v1/tasks/counts': { get: Answers<Counts> };
  '/v1/tasks/bulk': {
    post: Answers<{ results: { taskId: string; ok: boolean; code?: string; detail?: string }[] }>;
  };
  '/v1/tasks/{taskId}': { get: Answers<TaskDetail> };
  '/v1/tasks/{taskId}/claim': { post: Answers<Task> };
  '/v1/tasks/{taskId}/release': { post: Answers<Task> };
  '/v1/tasks/{taskId}/handover': { post: Answers<Task> };
  '/v1/tasks/{taskId}/preview': { post: Answers<PreviewReply> };
  '/v1/tasks/{taskId}/decision': { post: Answers<Task> };
  '/v1/tasks/{taskId}/approval': { post: Answers<Task> };
  '/v1/tasks/{taskId}/rejection': { post: Answers<Task> };
  '/v1/reasons': { get: Answers<{ data: CatalogueReason[] }> };
  '/v1/drafts/{key}': {
    get: Answers<{ body: unknown; at?: string }>;
    put: Answers<unknown>;
    delete: Answers<unknown>;
  };
  '/v1/users': { get: Answers<{ data: UserRow[] }> };
  '/v1/users/{subject}/delegation': { put: Answers<unknown>; delete: Answers<unknown> };
}
