import type { AgencyId } from '../domain/agencies';
import type { AuthorityDecision, MessageKind } from '../domain/case-events';
import type { AttachedPaper } from '../domain/papers';
import type { UnusableDecision } from '../domain/unusable-decision';
import type { AgencyDecision, DossierFiling } from '../domain/schemas/agency-contract';

/** One message to an agency about one dossier; it has one effect however often it is sent. */
export type AgencyMessage = AddressedMessage & MessageContent;

interface AddressedMessage {
  what: MessageKind;
  agency: AgencyId;
  caseId: string;
  step: string;
  /** The dossier it is about. */
  key: string;
}

type MessageContent =
  /** `mayHaveArrived`: it was sent before, and not answered. */
  | { act: 'file'; filing: DossierFiling; mayHaveArrived?: true }
  /** More data on the dossier `key`; what it then holds, whole, becomes the dossier `newKey`. */
  | {
      act: 'supplement';
      newKey: string;
      changes: unknown[];
      attachments: AttachedPaper[];
      filing: DossierFiling;
    }
  /** Where the dossier may yet arrive, its agency's not knowing it is no answer at first. */
  | { act: 'withdraw'; reason: string; mayYetArrive?: boolean }
  | { act: 'reverse'; reversal: ReversalRequest };

export interface ReversalRequest {
  kind: string;
  act: string;
  decision?: AuthorityDecision;
  reason: string;
}

/** What came of asking for a decision, and when; null where the agency knows no such dossier, or has closed it without one. */
export interface FoundDecision {
  atMs: number;
  decision: AgencyDecision | null;
  isClosed?: true;
  /** It has decided, in a way that cannot be used. */
  unusable?: UnusableDecision;
}

/** What came of a message, and when, in epoch milliseconds by the clock of whoever carried it. */
export interface AgencyAnswer {
  atMs: number;
  outcome:
    | 'taken'
    /** The agency will not take the message as it is, an operator's matter. */
    | 'refused'
    /** The agency took the message, and what it answered cannot be used: an operator's matter too. */
    | 'unusable'
    /** The notice has arrived, and its agency has refused what it tells of. */
    | 'not-believed'
    /** The agency holds another dossier under the key: it came before the case was changed, and was not heard of. */
    | 'held-otherwise'
    /** Too late to give the dossier back: its decision counts. */
    | 'already-decided'
    /** The agency has no such dossier. */
    | 'absent'
    /** The money is to be recovered. */
    | 'claim-open';
  status: number;
  /** Refused; yet an attempt before was not answered, and may have arrived. */
  mayHaveArrived?: true;
  claim?: { claimId: string; amount: number };
}
