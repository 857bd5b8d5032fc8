/** A sample: a family, what it files, and how that ends. Data only; nothing in it depends on the clock. */
import type { z } from 'zod';
import type { Outcome } from '../../domain/case-events';
import type { StepState } from '../../domain/case-view';
import type { BirthDeclaration } from '../../domain/schemas/birth-declaration';
import type { Instant } from '../../domain/viet-nam-time';
import type { Sentence } from '../language';
import type { Citizen, HospitalPaper } from './people';

export interface Sample {
  /** Also its Idempotency-Key, so that filing it again shows the same case. */
  id: string;
  /** The family in one line. */
  story: Sentence;
  /** Whom the population database has on record. */
  people: readonly Citizen[];
  /** What hospitals have certified. */
  papers: readonly HospitalPaper[];
  filing: Filing;
  expected: ExpectedCase | ExpectedProblem;
}

export interface Filing {
  bundle: 'birth';
  /** When the portal had it; its date chooses the edition. */
  receivedAt: Instant;
  declaration: z.input<typeof BirthDeclaration>;
}

/** How a step ends; with a reason where one is given. */
export type ExpectedStep = StepState | { state: StepState; reason: string };

export interface ExpectedCase {
  outcome: Outcome;
  /** Every step of the edition. */
  steps: Readonly<Record<string, ExpectedStep>>;
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

export const allGranted: ExpectedCase = {
  outcome: 'granted',
  steps: {
    birth: 'granted',
    residence: 'granted',
    'health-insurance': 'granted',
    'identity-card': 'granted',
  },
};

/** A first step that is refused keeps the others from starting. */
export const refusedAtOnce = (reason: string): ExpectedCase => {
  const later = { state: 'not-applicable', reason: 'predecessor-refused' } as const;
  return {
    outcome: 'refused',
    steps: {
      birth: { state: 'refused', reason },
      residence: later,
      'health-insurance': later,
      'identity-card': later,
    },
  };
};
