import type { LateDecision } from '../casework/decisions/take-decision';

/** How an ended case is taken up for a decision: false where it is to be tried again. */
export interface LateDecisionTaking {
  takeLateDecision: (late: LateDecision) => Promise<boolean>;
}

export function createLateDecisions({ takeLateDecision }: LateDecisionTaking) {
  return {
    /** Has the case, which has ended, taken up for what its own run can hear no more. Throws until it could be. */
    async passOnDecision(late: LateDecision): Promise<void> {
      if (!(await takeLateDecision(late))) throw new Error('the case could not be taken up');
    },
  };
}
