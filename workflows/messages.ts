import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type { AuthorityDecision } from '../domain/case-events';
import type { CaseView } from '../domain/case-view';
import type { AgencyDecision } from '../domain/schemas/agency-contract';
import type { Day } from '../domain/viet-nam-time';

/** What is said to a running case, and asked of it. Clients import this file and nothing else of the workflows. */

/** A new number where an old worker must not pick up new cases. */
export const caseTaskQueue = 'lienthong-cases-v1';

/** Holds nothing personal; one case has one workflow, for ever. */
export function caseWorkflowId({ bundle, caseId }: { bundle: string; caseId: string }): string {
  return `${bundle}:${caseId}`;
}

/** Takes up a case that has ended, one order after another, also years later. */
export function amendmentWorkflowId({ caseId }: { caseId: string }): string {
  return `amendment:${caseId}`;
}

/** The names of the workflow functions, as they stand in every history. */
export const caseWorkflowType = (bundle: string): string => `${bundle}Bundle`;
export const amendmentWorkflowType = 'amendment';

/** A fact, which cannot be rejected: an agency has decided on a dossier. May come twice, late, and in any order. */
export const decisionReceived = defineSignal<[AgencyDecision]>('decisionReceived');

/** The case as its own workflow knows it; equal to the register's once the record has caught up. */
export const caseView = defineQuery<CaseView>('caseView');

/**
 * An order of people. Accepted, it is on the record before the answer comes; rejected, nothing has happened, and the
 * failure's type is one of {@link OrderRejection}. The update's id is the order's.
 */
export const order = defineUpdate<OrderReply, [Order]>('order');

interface Ordered {
  /** One order, however often it is given. */
  id: string;
  /** `citizen` or `user:<subject>`. */
  by: string;
  reason: string;
}

export interface Change {
  /** RFC 6901, into the declaration. */
  pointer: string;
  value?: unknown;
}

/** Changes of the declaration, with the whole of it as it then reads and the version it was made from. */
interface Edit {
  changes: Change[];
  declaration: unknown;
  declarationRef: string;
}

export type Order =
  | (Ordered & Edit & { kind: 'supplement'; step: string; attachments: unknown[] })
  | (Ordered & { kind: 'withdrawal' })
  | (Ordered & Edit & { kind: 'correction'; decision: AuthorityDecision; claims: string[] })
  | (Ordered & { kind: 'revocation'; step: string; decision: AuthorityDecision })
  /** The person the case is for has died. */
  | (Ordered & { kind: 'stop'; cause: string; decision: AuthorityDecision })
  | (Ordered & { kind: 'retry'; step: string; edit: Edit | null })
  | (Ordered & { kind: 'skip'; step: string })
  | (Ordered & { kind: 'settlement'; claimId: string; amount: number; on: Day; reference: string })
  /** A newer calendar has been published: open deadlines are counted again. */
  | (Ordered & { kind: 'recount'; calendar: string });
export type OrderKind = Order['kind'];
export type OrderOf<K extends OrderKind> = Extract<Order, { kind: K }>;

export interface OrderReply {
  orderId: string;
  /** What is redone or taken back, in that order. */
  steps: string[];
  withdrawn: string[];
  undone: string[];
  stands: { step: string; reason: string }[];
}

/** Why an order is not taken; nothing has happened then. */
export type OrderRejection =
  | 'unknown-step'
  | 'unknown-claim'
  | 'nothing-asked'
  | 'not-asked'
  | 'nothing-to-withdraw'
  | 'nothing-changes'
  | 'same-decision'
  | 'step-not-granted'
  | 'never-reversed'
  | 'not-stuck'
  | 'step-needed'
  | 'claim-settled'
  /** To be given to the workflow that takes up ended cases. */
  | 'case-ended'
  /** The declaration has changed since the order was made from it: to be made anew. */
  | 'stale-declaration';
