import type { InputIssue } from '../domain/messages';
import type { Instant } from '../domain/viet-nam-time';

/** Who was first, and when; nobody's name where it was the family. */
export interface WhoWasFirst {
  by: { name: string | null };
  at: Instant;
}

/** Why something was not done at a desk; nothing has happened then. */
export type DeskRefusal =
  | { code: 'unknown-task' }
  | { code: 'unknown-user' }
  | { code: 'forbidden' }
  | { code: 'invalid-input'; errors: InputIssue[] }
  | { code: 'reason-required' | 'unknown-reason' | 'fields-required' | 'bad-limit' | 'no-reach' }
  | { code: 'unknown-pointer' | 'registered-fact'; pointers: string[] }
  | ({ code: 'claimed-by-other' | 'already-decided' | 'task-withdrawn' | 'not-proposed' } & WhoWasFirst)
  | { code: 'not-claimed' }
  | { code: 'check-open'; checks: string[] }
  | { code: 'second-supplement' }
  | { code: 'same-person' }
  /** The agency has granted the same to somebody under another case. */
  | { code: 'needs-a-look' }
  /** It decides nothing, or this system does not hold its key. */
  | { code: 'not-a-desk' };

/** Thrown inside a transaction, which it ends without effect. */
export class DeskRefusedError extends Error {
  constructor(readonly refusal: DeskRefusal) {
    super(refusal.code);
    this.name = 'DeskRefusedError';
  }
}

export const refuse = (refusal: DeskRefusal): DeskRefusedError => new DeskRefusedError(refusal);
