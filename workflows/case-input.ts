import type { Documents, EventOf } from '../domain/case-events';

/**
 * What a case's workflow is started with: its filing as the register has it. The edition and the version of the
 * calendar travel inside, so that a replay computes what was computed then.
 */
export interface CaseInput {
  caseId: string;
  filed: EventOf<'case-filed'>;
  /** The declaration, under the reference that `filed` gives. */
  documents: Documents;
}
