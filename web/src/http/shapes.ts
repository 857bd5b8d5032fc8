/** What the API's own description calls its replies, by the names that the pages use. */
import type { components } from '../../../cli/http/api-types';

export type Schemas = components['schemas'];
export type CaseView = Schemas['CaseView'];
export type CaseSummary = Schemas['CaseSummary'];
export type Bundle = Schemas['Bundle'];
export type TimelineReply = Schemas['CaseTimeline'];
export type ReadRow = Schemas['Read'];

export const queueIds = [
  'waiting',
  'mine',
  'approval',
  'soon',
  'overdue',
  'citizen',
  'done',
] as const satisfies readonly QueueId[];
export type Counts = Schemas['TaskCounts'];
export type QueueId = Counts['queues'][number]['id'];

export type Person = Schemas['Officer'];
export type TaskVerb = Schemas['TaskDecision']['decision'];
export type Check = Schemas['TaskCheck'];
export type Task = Schemas['TaskSummary'];
export type TaskDetail = Schemas['Task'];
export type CatalogueReason = Schemas['ReasonList']['data'][number];
export type PreviewReply = Schemas['TaskPreview'];

/** What an order would do. */
export type Plan = Schemas['Plan'];
