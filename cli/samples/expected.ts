/** How a sample ends, in the words of the case view. */
import type { AgencyId } from '../../domain/agencies';
import type { Outcome } from '../../domain/case-events';
import type { Claim, StepState } from '../../domain/case-view';

/** The step's state, and what else of it matters to the story. */
export type ExpectedStep = StepState | ExpectedFacts;
export interface ExpectedFacts {
  state: StepState;
  /** Its code. */
  reason?: string;
  agency?: AgencyId;
  /** Above 1 where the step's dossier was filed anew. */
  round?: number;
  /** How often the citizen was asked for more. */
  supplements?: number;
  /** Members of the result; a pattern where the value is not known beforehand. */
  result?: Readonly<Record<string, string | number | RegExp>>;
}

export interface ExpectedCase {
  outcome: Outcome;
  /** Every step of the edition. */
  steps: Readonly<Record<string, ExpectedStep>>;
  /** Money to be recovered, in VND; none unless said. */
  claims?: readonly Pick<Claim, 'step' | 'amount' | 'state'>[];
  /** None unless said. */
  flags?: readonly string[];
  /** Codes of the doubts that do not block; none unless said. */
  warnings?: readonly string[];
}

/** Nothing is filed: the API answers with this problem. */
export interface ExpectedProblem {
  problem: {
    status: number;
    code: string;
    /** Codes in `errors`. */
    errors?: readonly string[];
    /** The sample whose case the answer names. */
    caseOf?: string;
  };
}
