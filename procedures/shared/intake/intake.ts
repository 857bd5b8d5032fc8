import type { z } from 'zod';
import type { Findable, LifeEventLock } from '../../../domain/case-events';
import type { InputIssue } from '../../../domain/messages';
import type { Day } from '../../../domain/viet-nam-time';
import type { Edition } from '../definition';

/** What every declaration says: which steps the applicant asks for. */
export interface Scoped {
  scope: readonly string[];
}

/**
 * What the front door has to know of a declaration; one value for each version of a form. Not for workflows (zod).
 * Its functions are methods for the reason that those of a `Step` are.
 */
export interface Intake<Declaration extends Scoped> {
  /** The form itself, which never changes once it is published. */
  schema: z.ZodType<Declaration>;
  /** Rules across fields, on a declaration that its schema accepts. Pointers are into the declaration. */
  check(declaration: Declaration, context: IntakeContext): { errors: InputIssue[]; warnings: InputIssue[] };
  /** The day of the life event, as far as it is known. */
  happenedOn(declaration: Declaration): Day;
  /** What the life event is locked by: no two live cases of the bundle may hold the same. */
  locks(declaration: Declaration): LifeEventLock[];
  /** Everybody the case is about, for finding it again. */
  people(declaration: Declaration): Findable[];
  flags(declaration: Declaration, context: IntakeContext): string[];
  /** A case about the same person that may still be running, which this one has to wait for and to stop. */
  linksTo?(declaration: Declaration): CaseLink | null;
}

export interface IntakeContext {
  edition: Edition;
  receivedAtMs: number;
}

/** How a running case about the same person is found, and why it is stopped. */
export interface CaseLink {
  bundle: string;
  /** It holds one of these locks, worded as its own bundle words them, */
  locks: LifeEventLock[];
  /** or one of its grants has brought one of these numbers. */
  numbers: string[];
  /** A code, for the case that is stopped. */
  cause: string;
}

/** The lock as it is held: life events of different bundles are different. */
export function lifeEventLock(bundle: string, lock: LifeEventLock): LifeEventLock {
  return `${bundle}/${lock}`;
}
