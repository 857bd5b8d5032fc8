import type { z } from 'zod';
import type { Findable, LifeEventLock, LifeEventMark } from '../../../domain/life-events';
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
  /** What the life event is locked by, each identity that is given: no two live cases of the bundle hold the same. */
  locks(declaration: Declaration): LifeEventLock[];
  /** What another case of the same event says alike, where that is a doubt and no more. */
  likeness?(declaration: Declaration): Likeness | null;
  /** By what cases of other bundles find this one, beside what its grants bring. */
  foundBy?(declaration: Declaration): LifeEventMark[];
  /** How other bundles lock events that rest on this one's act, whole words; by what its grant has brought too. */
  carries?(declaration: Declaration, result: unknown): LifeEventLock[];
  /** The name of the one the case is of: what lists call it by. */
  subject(declaration: Declaration): string;
  /** Everybody the case is about, for finding it again. */
  people(declaration: Declaration): Findable[];
  flags(declaration: Declaration, context: IntakeContext): string[];
  /** A case about the same person, where a grant of the one ends what else the other is about. */
  linksTo?(declaration: Declaration): CaseLink | null;
}

export interface IntakeContext {
  edition: Edition;
  receivedAtMs: number;
}

/** Names, days and places that two events may share. */
export interface Likeness {
  /** Where the declaration says so. */
  pointer: string;
  mark: LifeEventMark;
  /** A personal number that settles the doubt: where both cases give one, they are told apart by it. */
  settledBy: string | null;
}

/** How a case about the same person is found, and which of the two ends the other. One identifier alone finds none. */
export interface CaseLink {
  bundle: string;
  /** One that is ended is looked for while it runs; one that ends this one, also after its end. */
  ends: 'that' | 'this';
  /** It is found by one of these marks, worded as its own bundle words them, */
  marks: LifeEventMark[];
  /** or one of its grants has brought one of these numbers; */
  numbers: string[];
  /** and what it declares says the same of the person. */
  isAbout: (declaration: unknown) => boolean;
  /** A code, for the case that is ended. */
  cause: string;
}
