import type { CaseEvent, Documents } from '../domain/case-events';

/**
 * What a case's workflow is started with: the case as the register has it, from its filing on, so that one function
 * carries a new case and takes up an ended one. The edition and the version of the calendar travel inside, so that a
 * replay computes what was computed then.
 */
export interface CaseInput {
  caseId: string;
  /** At least `case-filed`. */
  events: CaseEvent[];
  /** What the events refer to. */
  documents: Documents;
  /** The last number of the chain these events came from, where the case has been carried before. */
  afterSeq?: number;
}
