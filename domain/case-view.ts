import type { AgencyId } from './agencies';
import type { Outcome } from './case-events';
import type { KeptOrder } from './kept-orders';
import type { FilingChannel } from './channel';
import type { Unit } from './rights/territory';
import type { Day, Instant } from './viet-nam-time';

/** The case as portal, clerks and operators read it; made by `fold` alone. */
export interface CaseView {
  caseId: string;
  caseCode: string;
  trackingCode: string;
  bundle: string;
  edition: Day;
  /** Where the act is registered. */
  office: Unit;
  channel: FilingChannel;
  status: CaseStatus;
  outcome: Outcome | null;
  nationalStatus: number;
  filedAt: Instant;
  receivedAt: Instant;
  dueAt: Instant;
  /** The version of the calendar that the due dates go by. */
  calendar: string;
  dueCertainty: 'official' | 'provisional';
  settledAt: Instant | null;
  overdue: boolean;
  flags: string[];
  steps: StepView[];
  waitingFor: WaitingFor[];
  claims: Claim[];
  /** Who of the operators sees to it: `user:<subject>`. */
  owner: string | null;
  /** What the citizen has ordered while the engine was away; left out where nothing waits. */
  keptOrders?: KeptOrder[];
}

export const caseStatuses = ['processing', 'awaiting-citizen', 'needs-operator', 'settled'] as const;
export type CaseStatus = (typeof caseStatuses)[number];

export const stepStates = [
  'pending',
  'filing',
  'with-agency',
  'awaiting-citizen',
  'granted',
  'refused',
  'withdrawn',
  'not-applicable',
  'skipped',
  'stuck',
  'reversed',
] as const;
export type StepState = (typeof stepStates)[number];

export interface StepView {
  id: string;
  agency: AgencyId;
  /** The commune whose body decides it. */
  place: string;
  state: StepState;
  round: number;
  dossierKey: string | null;
  startedAt: Instant | null;
  dueAt: Instant;
  decidedAt: Instant | null;
  result: Readonly<Record<string, unknown>> | null;
  reason: Reason | null;
  asked?: Asked;
  supplements: number;
  overdue: boolean;
  overdueReasons: string[];
  /** How what did not come of this case can still be had: which procedure, and until when it has to be filed. */
  fileAlone?: { code: string | null; until: Day | null };
}

export interface Reason {
  code: string;
  text?: string;
}

/** What the citizen is asked for while a step awaits a supplement. */
export interface Asked {
  fields: { pointer: string; reason?: string }[];
  documents: string[];
  reason: Reason | null;
  until: Instant;
  /** The limit as the agency had set it, where it was moved because answers could not be taken. */
  extendedFrom?: Instant;
  /** The agency's decision that asked. */
  request: string;
}

/** One thing the case cannot go on without: who owes it, since when, until when, and what happens then. */
export interface WaitingFor {
  who: AgencyId | 'citizen' | 'operator' | 'payee';
  what:
    'decision' | 'delivery' | 'answer' | 'operator' | 'personal-number' | 'notice' | 'reversal' | 'repayment';
  step: string;
  since: Instant;
  until: Instant | null;
  then: string;
  /** What an operator is waited for: what went wrong, what was met, and at which agency. */
  cause?: string;
  code?: string;
  agency?: AgencyId;
}

/** Money to be recovered. */
export interface Claim {
  id: string;
  step: string;
  amount: number;
  /** What has come of it, and what is still to come. */
  paid: number;
  rest: number;
  from: string;
  state: 'open' | 'settled' | 'waived';
  since: Instant;
  settledAt?: Instant;
}
