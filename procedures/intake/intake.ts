import type { z } from 'zod';
import type { InputIssue } from '../../domain/messages';
import type { Edition } from '../definition';

/** What the front door has to know of a bundle's declaration; one value for each bundle. Not for workflows (zod). */
export interface Intake<Declaration extends { scope: readonly string[] }> {
  schema: z.ZodType<Declaration>;
  /** Rules across fields, on a declaration that its schema accepts. Pointers are into the declaration. */
  check(declaration: Declaration, context: IntakeContext): { errors: InputIssue[]; warnings: InputIssue[] };
  /** Keys of the life event; no two live cases may hold the same. */
  claims(declaration: Declaration): string[];
  /** Everybody the case is about, for finding it again. */
  people(declaration: Declaration): Findable[];
  flags(declaration: Declaration, context: IntakeContext): string[];
}

export interface IntakeContext {
  edition: Edition;
  receivedAtMs: number;
}

export interface Findable {
  name: string;
  personalId?: string | undefined;
  phone?: string | undefined;
}
