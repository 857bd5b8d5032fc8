import type { AuthorityDecision } from './case-events';
import type { DeclaredFacts } from './declared-facts';
import type { AttachedPaper } from './papers';
import type { NotTaken } from './kept-orders';
import type { AgencyDecision } from './schemas/agency-contract';
import type { Day, Instant } from './viet-nam-time';

/** What people may order a case to do; each is given once, however often it is sent. */
interface Ordered {
  /** One order, however often it is given. */
  id: string;
  /** `citizen` or `user:<subject>`. */
  by: string;
  reason: string;
  /** When it came, where intake has judged that it came in time: it was kept, or the limit was moved. */
  cameAt?: Instant;
}

export interface Change {
  /** RFC 6901, into the declaration. */
  pointer: string;
  /** What is to stand there; null or undefined takes away what stands there. */
  value?: unknown;
}

/** Changes of the declaration, with the whole of it as it then reads and the version it was made from. */
interface Edit {
  changes: Change[];
  declaration: unknown;
  declarationRef: string;
  facts: DeclaredFacts;
}

/** What was said would come of it. It is taken for just that. */
interface Planned {
  planned?: OrderPlan;
}
export type OrderPlan = Omit<OrderReply, 'orderId'>;

export type Order =
  | (Ordered & Edit & { kind: 'supplement'; step: string; attachments: AttachedPaper[] })
  | (Ordered & Planned & { kind: 'withdrawal' })
  /** `takesOver`: the case that gives its life event up to this one by the same decision. */
  | (Ordered &
      Edit &
      Planned & { kind: 'correction'; decision: AuthorityDecision; takesOver?: { caseId: string } })
  | (Ordered & Planned & { kind: 'revocation'; step: string; decision: AuthorityDecision })
  /** The person the case is for has died. */
  | (Ordered & { kind: 'stop'; cause: string; decision: AuthorityDecision })
  | (Ordered & { kind: 'retry'; step: string; edit: Edit | null })
  | (Ordered & { kind: 'skip'; step: string })
  /** Who sees to the case; null for nobody. */
  | (Ordered & { kind: 'owner'; owner: string | null })
  /** A word on the case for whoever sees to it next; it changes nothing. */
  | (Ordered & { kind: 'comment' })
  | (Ordered & { kind: 'repayment'; claimId: string; amount: number; on: Day; reference: string })
  /** A dossier that had gone astray has been found at its agency. */
  | (Ordered & { kind: 'turned-up'; step: string; dossierKey: string })
  /** The agency has spoken again after the case has ended. */
  | (Ordered & { kind: 'late-decision'; step: string; decision: AgencyDecision })
  /** A citizen's order was kept, and the case would not take it when it was handed over; `sent` is what it said. */
  | (Ordered & { kind: 'not-taken'; step: string; what: NotTaken; sent: unknown })
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

/**
 * What comes of an order that has reached its case: it is on the record, or nothing has happened. Never a failure, so
 * that the same order may always be given again.
 */
export type OrderAnswer =
  { kind: 'taken'; reply: OrderReply } | { kind: 'rejected'; rejection: OrderRejection };

/** Why an order is not taken; nothing has happened then. */
export const orderRejections = [
  'unknown-step',
  'unknown-claim',
  'nothing-asked',
  'not-asked',
  /** It would contradict what a granted act has on its record: that is changed by decision of an authority alone. */
  'registered-fact',
  'nothing-to-withdraw',
  'nothing-changes',
  'same-decision',
  'step-not-granted',
  'never-reversed',
  'not-stuck',
  'step-needed',
  'claim-settled',
  'exceeds-claim',
  /** The case has moved on since its plan was made: something else would come of it. */
  'plan-changed',
  /** To be given to the workflow that takes up ended cases. */
  'case-ended',
  /** The declaration has changed since the order was made from it: to be made anew. */
  'stale-declaration',
] as const;
export type OrderRejection = (typeof orderRejections)[number];
