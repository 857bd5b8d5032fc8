import type { Order, OrderRejection, OrderReply } from '../domain/orders';
import type { AgencyDecision } from '../domain/schemas/agency-contract';
import type { UnusableDecision } from '../domain/unusable-decision';
import type { CaseOnRecord } from './case-on-record';

/**
 * The way to the workflows of cases, as use cases know it. Whoever builds one says how patient it is; an engine that
 * does not answer in time is an answer too.
 */
export interface CaseEngine {
  /** Once it is on the record: the case's own answer. An order given again under its id has one effect. */
  giveOrder(given: { found: CaseOnRecord; order: Order }): Promise<OrderOutcome>;
  /** `passed` once the engine has it for good, also with every worker down. */
  passDecision(passed: DecisionForCase): Promise<'passed' | 'no-workflow' | 'away'>;
  /** Has a case go on from the record where it has no run that knows all of it. */
  reconcile(caseId: string): Promise<Reconciled | { kind: 'away' }>;
}

/** What was found of a case's run, and what was done about it. */
export interface Reconciliation {
  verdict: 'same' | 'run-gone' | 'not-started' | 'engine-behind';
  did: 'nothing' | 'started' | 'replaced';
}

export type Reconciled =
  | ({ kind: 'reconciled' } & Reconciliation)
  | { kind: 'unknown-case' }
  /** It has a run, and nothing of it is on record. */
  | { kind: 'events-lost' };

export type DecisionForCase = { bundle: string; caseId: string } & AgencyWord;

/** What an agency has said: a decision, or one that cannot be used. */
export type AgencyWord = { decision: AgencyDecision } | { unusable: UnusableDecision };

export type OrderOutcome =
  | { kind: 'taken'; reply: OrderReply }
  /** Nothing has happened. */
  | { kind: 'rejected'; rejection: Exclude<OrderRejection, 'case-ended' | 'stale-declaration'> }
  /** Nothing has happened: the case has moved on since it was read, and the order is to be made anew. */
  | { kind: 'stale' }
  | { kind: 'away' };
