import type { AgencyId } from './agencies';
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
  /** The step's dossier cannot be made before this has come. */
  awaits: 'personal-number' | null;
  /** A grant is told to the population database. */
  notifies: boolean;
}

export interface CaseFiled {
  caseId: string;
  caseCode: string;
  trackingCode: string;
  bundle: string;
  edition: Day;
  calendar: string;
  receivedAt: Instant;
  dueAt: Instant;
  certainty: 'official' | 'provisional';
  verification: boolean;
  flags: string[];
  steps: PlannedStep[];
  declaration: DocumentRef;
}

interface Decided {
  decisionId: string;
  decidedAt: Instant;
}

/** Every event type with what it carries. */
export interface CaseEventData {
  'case-filed': CaseFiled;
  'step-filed': { round: number; dossierKey: string; dueAt: Instant };
  'step-delayed': { what: 'delivery' | 'notice'; agency: AgencyId; deadlineAtRisk: Instant };
  'step-resumed': { what: 'delivery' | 'notice'; agency: AgencyId };
  'step-granted': Decided & { provisional: boolean; result: DocumentRef };
  'step-amended': Decided & { result: DocumentRef };
  'step-refused': Decided & { code: string; reason: DocumentRef };
  'supplement-requested': Decided & { asked: DocumentRef; until: Instant; supplements: number };
  'step-stuck': { cause: string; status: number | null };
  'notice-stuck': { agency: AgencyId; cause: string; status: number | null };
  'notice-delivered': { agency: AgencyId; dossierKey: string };
  'deadline-missed': { dueAt: Instant };
  'case-settled': { outcome: Outcome };
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

/** What an event brings to the record: the event and the documents it refers to. */
export interface EventDraft {
  event: CaseEvent;
  documents: Documents;
}

export const outcomes = ['granted', 'partial', 'refused', 'withdrawn', 'revoked'] as const;
export type Outcome = (typeof outcomes)[number];
