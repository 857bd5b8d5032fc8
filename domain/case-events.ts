import type { AgencyId } from './agencies';
import type { DeclaredFacts, StandAlone } from './declared-facts';
import type { NotTaken } from './kept-orders';
import type { FilingChannel } from './channel';
import type { DeadlineMoved } from './deadline-moves';
import type { Placed, Unit } from './rights/territory';
import type { Day, Instant } from './viet-nam-time';

/**
 * A case is its events. `data` holds codes, times and keys only; whatever is personal (declaration, results, free
 * text) is a document apart, named by a {@link DocumentRef}, so that a person can be erased one day and the chain
 * of events still proves the rest.
 */
export interface DocumentRef {
  ref: string;
  /** Digest of the stored document; absent until the recorder has stored it. */
  sha256?: string;
}

/** What a step is when the case is filed: the edition's step, read against this declaration. */
export interface PlannedStep {
  id: string;
  agency: AgencyId;
  after: string[];
  /** Why the step does not apply, where it does not. */
  notApplicable: string | null;
  /** The commune whose body decides it. */
  place: string;
  /** The step's dossier cannot be made before this has come. */
  awaits: Awaited | null;
  /** Who is told of a grant, beside the applicant; null where nobody is. */
  notifies: AgencyId | null;
  /** The procedure by which the same can be had alone, should it not come of this case. */
  alone?: StandAlone;
}

/** What a step waits for beyond the grants that it comes after, in the words of `waitingFor`, and who gives it. */
export interface Awaited {
  what: 'personal-number';
  from: AgencyId;
}

export interface CaseFiledData {
  caseId: string;
  caseCode: string;
  trackingCode: string;
  bundle: string;
  edition: Day;
  calendar: string;
  /** The version of the tables of amounts that the case goes by; null where its bundle pays nothing. */
  tariffs: string | null;
  receivedAt: Instant;
  dueAt: Instant;
  certainty: 'official' | 'provisional';
  verification: boolean;
  flags: string[];
  /** Where the act is registered. */
  office: Unit;
  channel: FilingChannel;
  steps: PlannedStep[];
  declaration: DocumentRef;
  /** A case about the same person, where a grant of the one ends what else the other is about. */
  linkedCase?: LinkedCaseRef;
}

/** A case hears of the one it is linked with before it goes on, as a death of the birth of the child, and a birth of its death. */
export interface LinkedCaseRef {
  /** Null where none is on file yet: one that comes is found once this case is granted. */
  caseId: string | null;
  bundle: string;
  /** Which of the two is ended by the other's grant. */
  ends: 'that' | 'this';
  /** Why it is: a code. */
  cause: string;
}

/** What a linked case's civil act has come to; `waits-for-people`: for the family or an operator, and nobody else waits. */
export type CivilActHeard = 'granted' | 'not-granted' | 'waits-for-people';
type AgencyWord = 'granted' | 'refused' | 'supplement-requested';

interface Decided {
  decisionId: string;
  decidedAt: Instant;
}

/** What is carried between us and an agency. */
export type MessageKind =
  'delivery' | 'supplement' | 'withdrawal' | 'reversal' | 'notice' | 'notice-reversal';

/**
 * What an agency will not take as it is, or has refused although an authority decided it; `dossier`: what it had taken it
 * has closed by itself, without a decision.
 */
export type StuckAt = 'delivery' | 'supplement' | 'withdrawal' | 'correction' | 'dossier';

/** How one granted step is to be taken back. */
export interface OrderedReversal {
  step: string;
  kind: ReversalKind;
  act: string;
}
export type ReversalKind = 'undo' | 'on-decision' | 'rectify' | 'recover-money';

/** What an order takes back: dossiers that are undecided, and granted steps in the order given. */
export interface TakesBack {
  orderId: string;
  cameAt?: Instant;
  /**
   * `otherwise` says how the step is taken back should its agency turn out to have granted it already; `sent`, that a
   * dossier may be on its way to it, or be there unacknowledged.
   */
  withdraw: { step: string; otherwise: Omit<OrderedReversal, 'step'> | null; sent: boolean }[];
  reverse: OrderedReversal[];
}

/** Which decision of an authority an order rests on; who took it is in the order's document. */
export interface DecisionKey {
  number: string;
  on: Day;
}

/** What an agency is told of another's grant, or that something it was told no longer holds. */
interface ToldOf {
  what: 'notice' | 'notice-reversal';
  agency: AgencyId;
  dossierKey: string;
}

/** An order as it was given: the document of every event that orders something. */
export interface OrderDocument {
  reason: string;
  decision?: AuthorityDecision;
}
export interface AuthorityDecision extends DecisionKey {
  by: string;
}

/** Every event type with what it carries. */
export interface CaseEventData {
  'case-filed': CaseFiledData;
  'linked-case-heard': { caseId: string; civilAct: CivilActHeard };
  'linked-case-stopped': { caseIds: string[] };
  /** `madeFrom`: what it was made from, where the case has gone on since it was sent. */
  'step-filed': Placed & { round: number; dossierKey: string; dueAt: Instant; madeFrom?: DocumentRef };
  'step-delayed': { what: MessageKind; agency: AgencyId; deadlineAtRisk: Instant };
  'step-resumed': { what: MessageKind; agency: AgencyId };
  'step-granted': Decided & { provisional: boolean; result: DocumentRef };
  'step-amended': Decided & { result: DocumentRef };
  /** An agency has said of its dossier what nobody can follow: why, and a digest of the whole. */
  'decision-unusable': { dossierKey: string; code: string; digest: string };
  /** An agency has taken back by a later word what stands: that is for an authority to decide, and never followed. */
  'decision-contradicts': Decided & { dossierKey: string; word: AgencyWord };
  /** An agency has spoken again after the case had ended, which is taken up for it. */
  'decision-late': { orderId: string; decisionId: string; word: AgencyWord };
  'step-refused': { decisionId: string | null; decidedAt: Instant; code: string; reason: DocumentRef };
  'supplement-requested': Decided & { asked: DocumentRef; until: Instant; supplements: number };
  /** `cameAt`: it was kept while the engine was away, and counts from then. */
  'supplement-received': Edited & { cameAt?: Instant; supplement: DocumentRef };
  'supplement-expired': { until: Instant };
  /** We could not take answers while the limit ran out: it is moved on. */
  'supplement-extended': { from: Instant; until: Instant };
  /** `sent`: a delivery before the one that was refused was not answered, and may have arrived. */
  'step-stuck': { what: StuckAt; cause: string; status: number | null; sent?: true };
  /** The dossier was sent and not acknowledged, and its agency does not know it when it is asked back; it may arrive until then. */
  'dossier-astray': { round: number; dossierKey: string; until: Instant; madeFrom?: DocumentRef };
  /** It has arrived after all, and is asked back. */
  'dossier-turned-up': { dossierKey: string; orderId?: string };
  /** It has come back, beside the one that the step goes on with. */
  'dossier-returned': { dossierKey: string };
  /** It had been decided before it was asked back: what its agency has granted counts. */
  'dossier-return-too-late': { dossierKey: string };
  /**
   * What was granted astray, or is granted after all upon a complaint, is the step's dossier from now on; one that the
   * step went on with is asked back in its place.
   */
  'dossier-taken-up': { dossierKey: string };
  'dossier-return-stuck': { dossierKey: string; cause: string; status: number | null };
  'step-retried': Edited & { reason: DocumentRef };
  'step-skipped': { orderId: string; reason: DocumentRef };
  'withdrawal-ordered': TakesBack & { stands: { step: string; reason: string }[]; order: DocumentRef };
  /** What a citizen ordered while the engine was away could not be carried out any more: somebody has to tell them. */
  'order-not-taken': NotTaken & { orderId: string; sent: DocumentRef };
  /** The agency had decided before it was asked to give the dossier back: its decision counts. */
  'withdrawal-too-late': Record<string, never>;
  /** The agency does not take the answer to its question: what is asked back is the dossier that it asked about. */
  'supplement-refused': { status: number };
  'step-withdrawn': { code: string };
  /** The undecided dossier is back, and another takes its place. */
  'step-recalled': Record<string, never>;
  'correction-ordered': {
    orderId: string;
    steps: string[];
    /** Steps that are not due by the record, and that a run that was lost may have filed. */
    sent?: string[];
    /** The places of the declaration that the decision speaks of. */
    pointers: string[];
    facts: DeclaredFacts;
    decision: DecisionKey;
    /** The case whose life event this one takes over by the decision. */
    takesOver?: string;
    order: DocumentRef;
    declaration: DocumentRef;
  };
  /**
   * What a corrected step brought changes the dossier of this one, which has to be filed again; null where no order has
   * changed it, but a later word of that step's agency.
   */
  'step-outdated': { orderId: string | null };
  'revocation-ordered': TakesBack & { decision: DecisionKey; order: DocumentRef };
  /** The person the case is for has died: what is not decided is taken back, what can be is reversed. */
  'stop-ordered': TakesBack & { cause: string; order: DocumentRef };
  'reversal-registered': { orderId: string; kind: ReversalKind; act: string };
  'step-reversed': { act: string };
  'reversal-failed': { cause: string; status: number | null };
  'claim-opened': { claimId: string; amount: number; from: string };
  /** A part of the money has come; what `claim-settled` says is the rest of it. */
  'claim-paid': Payment;
  'claim-settled': Payment;
  'notice-stuck': ToldOf & { cause: string; status: number | null };
  'notice-delivered': ToldOf;
  'deadline-moved': DeadlineMoved;
  'deadline-missed': { dueAt: Instant };
  'owner-changed': { orderId: string; owner: string | null; order: DocumentRef };
  'comment-added': { orderId: string; comment: DocumentRef };
  'case-settled': { outcome: Outcome };
}
/** What is declared has changed by an order that rests on no decision. */
interface Edited {
  orderId: string;
  pointers: string[];
  facts: DeclaredFacts;
  declaration: DocumentRef;
}
interface Payment {
  orderId: string;
  claimId: string;
  amount: number;
  on: Day;
  settlement: DocumentRef;
}
export type CaseEventType = keyof CaseEventData;

export type EventOf<T extends CaseEventType> = {
  /** Given where the event is born, so that recording it twice records it once. */
  id: string;
  at: Instant;
  type: T;
  step: string | null;
  /** `citizen`, `agency:<id>`, `user:<subject>` or `system`. */
  by: string;
  data: CaseEventData[T];
};
/** The members of an event's data that are documents. */
export type DocumentName<T extends CaseEventType> = {
  [Member in keyof CaseEventData[T]]: CaseEventData[T][Member] extends DocumentRef ? Member : never;
}[keyof CaseEventData[T]] &
  string;

export type CaseEvent = { [T in CaseEventType]: EventOf<T> }[CaseEventType];

/** The documents that events refer to, by `ref`. */
export type Documents = Readonly<Record<string, unknown>>;

/** A case as it is on record, at least its filing. */
export interface RecordedCase {
  caseId: string;
  events: readonly CaseEvent[];
  documents: Documents;
}

/** What an event brings to the record: the event and the documents it refers to. */
export interface EventDraft {
  event: CaseEvent;
  documents: Documents;
}

export const outcomes = ['granted', 'partial', 'refused', 'withdrawn', 'revoked'] as const;
export type Outcome = (typeof outcomes)[number];
