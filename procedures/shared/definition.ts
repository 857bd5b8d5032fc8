import type { AgencyId } from '../../domain/agencies';
import type { AuthorityDecision, Awaited } from '../../domain/case-events';
import type { StandAlone } from '../../domain/declared-facts';
import type { Unit } from '../../domain/rights/territory';
import type { Term } from '../../domain/legal-clock';
import type { Day } from '../../domain/viet-nam-time';

/**
 * How a bundle is written down: which agency does what after which, by when, on what legal basis, and how it may be
 * reversed. A step's functions are pure and see the declaration and the results of the steps before it; `done` of a
 * step that does not come before is a compile error.
 */
export interface Names {
  vi: string;
  en: string;
}

/** How a granted step may legally be taken back, with the legal act that does it. */
export type LegalReversal =
  | { kind: 'undo'; act: string }
  | { kind: 'on-decision'; act: string }
  | { kind: 'rectify'; act: string }
  | { kind: 'recover-money'; act: string }
  | { kind: 'never' };
export const undo = (act: string): LegalReversal => ({ kind: 'undo', act });
export const onDecision = (act: string): LegalReversal => ({ kind: 'on-decision', act });
export const rectify = (act: string): LegalReversal => ({ kind: 'rectify', act });
export const recoverMoney = (act: string): LegalReversal => ({ kind: 'recover-money', act });

export type Certainty = Term['certainty'];
export const sameDay = (certainty: Certainty = 'official'): Term => ({ kind: 'same-day', certainty });
export const workingDays = (
  days: number,
  { withVerification, certainty = 'official' }: { withVerification?: number; certainty?: Certainty } = {},
): Term => ({ kind: 'working-days', days, certainty, ...(withVerification ? { withVerification } : {}) });

export interface StepContext<Declaration, Done> {
  declaration: Declaration;
  done: Done;
  /** The version of the tables of amounts that the case was filed under; null where its bundle pays nothing. */
  tariffs: string | null;
}

interface Granted<Declaration, Result> {
  declaration: Declaration;
  granted: Result;
}

/** Everything a step says of itself. */
export interface StepSpec<Declaration, Done, Result> {
  names: Names;
  agency: AgencyId;
  /** Who decides this declaration, where that is not always the same body. */
  decidedBy?: (declaration: Declaration) => AgencyId;
  after: (keyof Done & string)[];
  term: Term;
  legalBasis: string;
  /** The applicant may leave it out. */
  optional: boolean;
  /** The procedure by which the same can be had alone; absent where none is known. */
  alone?: (declaration: Declaration) => StandAlone;
  /** Why the step does not apply to this declaration, or null where it does. */
  notApplicable?: (declaration: Declaration) => string | null;
  /** The commune whose body decides; the office's own, where it is not said. */
  place?: (declaration: Declaration) => string | undefined;
  /** What of the declaration the dossier holds, as pointers: whoever decides this step alone sees no more of it. */
  shows: readonly string[];
  /** The dossier cannot be made before this has come, which a step that it comes after provides. */
  awaits?: Awaited['what'];
  provides?: Provision<Declaration>;
  /** What the agency is sent. */
  dossier: (context: StepContext<Declaration, Done>) => object;
  notice?: {
    /** Who is told once the step is granted, once more when that is corrected, and when it no longer holds. */
    agency: AgencyId;
    /** Whether there is anything to tell of a grant on this declaration; where left out, there is. */
    isDue?: (declaration: Declaration) => boolean;
    dossier: (context: StepContext<Declaration, Done> & { granted: Result }) => object;
  };
  /** The grant pays money out. */
  pays?: Paying<Declaration>;
  /** What a grant is as a decision, where it stops another case about the same person. */
  decision?: (context: Granted<Declaration, Result>) => AuthorityDecision;
  reversal: LegalReversal;
}

export interface Paying<Declaration> {
  /** The member of the result that holds how much, in VND. */
  member: string;
  /** Who is paid: another declaration with the same payee pays the same person. */
  payee: (declaration: Declaration) => unknown;
}

/** What a grant brings beside itself, now or later: others may wait for it, and the case is found by it. */
export interface Provision<Declaration = unknown> extends Awaited {
  /** The member of the result that holds it. */
  member: string;
  /** The member that names what it has taken the place of. */
  supersedes?: string;
  /** Whether it will come at all of this declaration; where left out, it will. A method: the step erases its types. */
  isDue?(declaration: Declaration): boolean;
}

/**
 * A step as engine and catalogue see it. Its functions are methods, whose parameters TypeScript compares both ways:
 * that is where the types of declaration and results are erased, and the only place.
 */
export interface Step extends Omit<
  StepSpec<never, object, never>,
  'after' | 'decidedBy' | 'notApplicable' | 'place' | 'provides' | 'dossier' | 'notice' | 'pays' | 'decision'
> {
  id: string;
  after: readonly string[];
  decidedBy?(declaration: unknown): AgencyId;
  alone?(declaration: unknown): StandAlone;
  notApplicable?(declaration: unknown): string | null;
  place?(declaration: unknown): string | undefined;
  provides?: Provision;
  dossier(context: StepContext<unknown, unknown>): object;
  decision?(context: Granted<unknown, unknown>): AuthorityDecision;
  notice?: {
    agency: AgencyId;
    isDue?(declaration: unknown): boolean;
    dossier(context: StepContext<unknown, unknown> & { granted: unknown }): object;
  };
  pays?: { member: string; payee(declaration: unknown): unknown };
}

export interface EditionHead<Declaration> {
  code: string;
  /** The version of the declaration's form that cases are filed with, and corrected by ever after: `birth/1`. */
  form: string;
  /** The version of the tables of amounts that new cases go by; absent where nothing is paid. */
  tariffs?: string;
  names: Names;
  legalBasis: string;
  term: Term;
  /** Where the act is registered. */
  office(declaration: Declaration): Unit;
  /** Whether the longer terms, with verification, count for this declaration. */
  verification(declaration: Declaration): boolean;
}

/** A bundle as the law had it from `edition` on. A published edition never changes; new law is a new edition. */
export interface Edition extends EditionHead<unknown> {
  bundle: string;
  edition: Day;
  steps: readonly Step[];
}

/** Collects the steps of one edition; each sees in `done` the results of those before it, and no others. */
export class EditionBuilder<Declaration, Done extends object> {
  private constructor(
    private readonly head: Omit<Edition, 'steps'>,
    private readonly steps: readonly Step[],
  ) {}

  static of<Declaration>(
    bundle: string,
    edition: Day,
    head: EditionHead<Declaration>,
  ): EditionBuilder<Declaration, object> {
    return new EditionBuilder({ bundle, edition, ...head }, []);
  }

  step<Id extends string, Result>(
    id: Id,
    spec: StepSpec<Declaration, Done, Result>,
  ): EditionBuilder<Declaration, Done & Record<Id, Result>> {
    return new EditionBuilder(this.head, [...this.steps, { id, ...spec }]);
  }

  build(): Edition {
    return { ...this.head, steps: this.steps };
  }
}
