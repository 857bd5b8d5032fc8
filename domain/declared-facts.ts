/** What follows from what is declared, and follows each change of it. */
export interface DeclaredFacts {
  /** What the case is marked with. */
  flags: string[];
  /** The longer terms count, because something has to be verified. */
  verification: boolean;
  /** How each step can be had alone, by step. */
  alone: Readonly<Record<string, StandAlone>>;
}

export interface StandAlone {
  /** Code of the procedure (mã thủ tục hành chính); null where none is known. */
  code: string | null;
  /** Days, from the civil act on, within which it has to be filed; null where the law sets none. */
  withinDays: number | null;
}
