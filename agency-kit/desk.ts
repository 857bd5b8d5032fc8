import type { DossierFiling } from '../domain/schemas/agency-contract';
import type { SignedClient } from '../runtime/signatures/signed-client';
import type { DecisionContent, DecisionContext } from './decision-context';
import type { Decisions } from './decisions';
import type { DossierStore } from './dossier-store';
import type { ReversalOrder } from './messages';
import type { StatementPart } from './storage/statement-part';

/**
 * `later`: whoever decides will, through `Decisions`; the desk is not asked again before a restart. `given`: it has
 * been given through `Decisions` already.
 */
export type DeskAnswer = DecisionContent | { askAgainAt: Date } | 'later' | 'given';

/** What a reversal brings: money to be recovered where there is any. */
export interface ReversalResult {
  claim?: { claimId: string; amount: number };
  part?: StatementPart;
}

/** What the kit has to offer to a desk. */
export interface DeskTools {
  decisions: Decisions;
  dossiers: DossierStore;
  /** Speaks to the gateway in the agency's name. */
  client: SignedClient;
  /** The agency is being stopped. */
  stopped: AbortSignal;
}

/**
 * Whoever decides at an agency: officers before a screen, a program, or a system that speaks another protocol. The
 * kit may ask the same twice after a crash, so whatever a desk does elsewhere has to be idempotent by `dossierKey`.
 */
export interface Desk {
  /** Throws a 400 `Problem` for a dossier that is wrong as a message; nothing of it is kept then. */
  check(filing: DossierFiling): void;
  /** A thrown error is an outage behind the desk: it is asked again. */
  decide(context: DecisionContext): Promise<DeskAnswer>;
  /** Told before an undecided dossier counts as withdrawn. A decision made meanwhile is returned, and counts. */
  withdraw?(context: DecisionContext): Promise<DecisionContent | undefined>;
  /** What the desk writes of its own with a withdrawal, also with one that was written before. */
  withdrawn?(): StatementPart;
  /** Throws a 400 `Problem` for an order that is not what the law has for this step. */
  checkReversal?(step: string, order: ReversalOrder): void;
  /** Takes a grant back. Throws a `Problem` where it cannot be. */
  reverse(context: DecisionContext, order: ReversalOrder): Promise<ReversalResult>;
  /** Where a declaration holds the members that stand at the root of this step's dossier: `/residence`. */
  declaredUnder?(step: string): string | undefined;
  /** Called when the agency comes up and every few seconds: takes up what was broken off. */
  takeUp?(): Promise<void>;
}

/**
 * The desk of a register that is told of things: a dossier is applied or refused at once, with no callback. Such a
 * desk writes the kit's `dossiers` itself, in one commit with what the notice changes.
 */
export interface NoticeDesk {
  take(key: string, filing: DossierFiling): Promise<void>;
  /** What the notice told is so no longer; the same again changes nothing. */
  takeBack(key: string, order: ReversalOrder): Promise<void>;
}

export const isNoticeDesk = (desk: Desk | NoticeDesk): desk is NoticeDesk => 'take' in desk;
