import type { CaseSnapshot } from '../domain/fold/snapshot';

/**
 * What a case's workflow is started with: the case as the register has it, so that one function carries a new case and
 * takes up an ended one. Bounded whatever the case has been through. The edition and the version of the calendar travel
 * inside, so that a replay computes what was computed then.
 */
export interface CaseInput {
  /** Of this form: a history is read by the code of later years. */
  version: 1;
  caseId: string;
  snapshot: CaseSnapshot;
  /** The last number of the chain that the snapshot was made from. */
  afterSeq: number;
  /** To the case's own workflow, the only one until the case has ended; false to one that takes up an ended case. */
  isOwn: boolean;
  /** The run before was lost, perhaps before it had recorded anything. */
  isResumed?: true;
}
