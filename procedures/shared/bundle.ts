import type { z } from 'zod';
import type { Edition } from './definition';
import type { Intake, Scoped } from './intake/intake';

/** A bundle as the borders know it: its law, its forms, and what its agencies bring. Not for workflows (zod). */
export interface Bundle {
  id: string;
  /** Oldest first; none ever changes. */
  editions: readonly Edition[];
  /**
   * Every published version of its form, by the name that editions call it by (`birth/1`), with the rules of the front
   * door. A published schema never changes: a case is corrected by the form it was filed with, years later too.
   */
  forms: Readonly<Record<string, Intake<Scoped>>>;
  /** What each step's body is sent, as it is read there. */
  dossiers: Readonly<Record<string, z.ZodType>>;
  /** What a grant of a step must bring; a step without a result of its own is left out. */
  results: Readonly<Record<string, z.ZodType>>;
}
