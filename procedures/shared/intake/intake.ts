import type { z } from 'zod';
import type { Findable } from '../../../domain/case-events';
import type { InputIssue } from '../../../domain/messages';
import type { Edition } from '../definition';

/** What every declaration says: which steps the applicant asks for. */
export interface Scoped {
  scope: readonly string[];
}

/**
 * What the front door has to know of a bundle's declaration; one value for each bundle. Not for workflows (zod).
 * Its functions are methods for the reason that those of a `Step` are.
 */
export interface Intake<Declaration extends Scoped> {
  schema: z.ZodType<Declaration>;
  /** Rules across fields, on a declaration that its schema accepts. Pointers are into the declaration. */
  check(declaration: Declaration, context: IntakeContext): { errors: InputIssue[]; warnings: InputIssue[] };
  /** Keys of the life event; no two live cases may hold the same. */
  claims(declaration: Declaration): string[];
  /** Everybody the case is about, for finding it again. */
  people(declaration: Declaration): Findable[];
  flags(declaration: Declaration, context: IntakeContext): string[];
  /** How to find the birth case of the child that has died, which may still be running. */
  childOfBirth?(declaration: Declaration): LinkedBirth | null;
}

export interface IntakeContext {
  edition: Edition;
  receivedAtMs: number;
}

/** At least one of the two is given. */
export interface LinkedBirth {
  birthCertificateNumber?: string;
  personalId?: string;
}

/** Life events of different bundles are different claims. */
export function claimsOf<Declaration extends Scoped>(
  bundle: string,
  intake: Intake<Declaration>,
  declaration: Declaration,
): string[] {
  return intake.claims(declaration).map((claim) => `${bundle}/${claim}`);
}
