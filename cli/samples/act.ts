/** What people do about a case once it is filed: through the public API, like the filing itself. */
import type { StepState } from '../../domain/case-view';
import type { Change } from '../../domain/orders';
import type { AttachedFile } from '../http/bodies';
import type { AuthorityDecision } from './papers';

/** A moment of a case: these steps stand so, or nothing more is under way. */
export type Moment = 'settled' | Readonly<Record<string, StepState>>;

export interface SampleAct {
  /** Tells it apart within its sample; part of its Idempotency-Key, so that it has one effect however often it is done. */
  id: string;
  when: Moment;
  order: SampleOrder;
  /** The code with which the API says that it cannot be done. */
  refusedAs?: string;
}

/** The orders of the API; whoever may give one gives it. */
export type SampleOrder =
  | { kind: 'supplement'; body: { step: string; changes: Change[]; attachments?: AttachedFile[] } }
  | { kind: 'withdrawal'; body: { reason: string } }
  | { kind: 'correction'; body: { changes: Change[]; decision: AuthorityDecision; reason: string } }
  | { kind: 'revocation'; body: { step: string; decision: AuthorityDecision; reason: string } }
  | { kind: 'retry' | 'skip'; step: string; body: { reason: string } }
  /** Of the claim that the step's reversal has opened; VND. */
  | { kind: 'settlement'; step: string; body: { amount: number; on: string; reference: string } };
