import type { AgencyId } from '../agencies';
import type { CaseFiledData, Documents } from '../case-events';
import type { Claim } from '../case-view';
import type { DeclaredFacts } from '../declared-facts';
import type { Missed } from '../new-deadlines';
import type { OrderReply } from '../orders';
import type { RecordedDecision } from '../same-decision';
import type { Unit } from '../rights/territory';
import type { Instant } from '../viet-nam-time';
import {
  newStep,
  type AskedBack,
  type Basis,
  type FoldedStep,
  type Grant,
  type Reversal,
  type Stuck,
} from './folded-step';

/** What the events of a case add up to, before it is put into words for readers. */
export interface CaseState {
  filed: CaseFiledData;
  filedAt: Instant;
  /** Where the act is registered, as of the last dossier. */
  office: Unit;
  /** The version of the declaration that counts now, and the one before the last correction. */
  declarationRef: string;
  uncorrectedRef: string;
  /** Places of the declaration that corrections have decided, and those from before the last one. */
  decided: string[];
  uncorrectedDecided: string[];
  /** What follows from what is declared, and did before the last correction. */
  facts: DeclaredFacts;
  uncorrectedFacts: DeclaredFacts;
  /** The last correction that was ordered. */
  correctionId: string | null;
  /** What that had declared, where it has been given up as a whole: its agency may grant it after all. */
  givenUp: GivenUp | null;
  /** From when the bundle's term counts: receipt, or when an ended case was taken up again. */
  countsFrom: Instant;
  dueAt: Instant;
  /** The version of the calendar that the due dates go by. */
  calendar: string;
  overdueReasons: string[];
  certainty: CaseFiledData['certainty'];
  /** The deadline that was missed, and when the family was told so and given the one new date. */
  apology: Missed | null;
  steps: FoldedStep[];
  notices: Notice[];
  strays: Stray[];
  claims: Claim[];
  untaken: UntakenOrder[];
  /** Who of the operators sees to it: `user:<subject>`. */
  owner: string | null;
  /** Orders that have been taken, oldest first. */
  orders: TakenOrder[];
  /** The case about the same person has been heard of; those that this one ends have been stopped. */
  linkedCaseHeard: boolean;
  linkedCaseStopped: boolean;
  settledAt: Instant | null;
}

/** What counted under a correction that was given up. */
export interface GivenUp {
  declarationRef: string;
  decided: string[];
  facts: DeclaredFacts;
}

/** An order on the record: what it answers, each time it is given, and the decision that it rests on. */
export interface TakenOrder {
  reply: OrderReply;
  decision: RecordedDecision | null;
}

/** One thing that another agency is still to be told, under the key of a granted round. */
export interface Notice {
  what: 'notice' | 'notice-reversal';
  step: string;
  agency: AgencyId;
  dossierKey: string;
  round: number;
  /** What is told of: the grant as it was then, whatever becomes of the step before the agency hears of it. */
  granted: Pick<Grant, 'result' | 'basis'> | null;
  /** How what the agency was told is to be taken back. */
  reversal: Reversal | null;
  since: Instant;
  stuck: Stuck<'notice'> | null;
}

/**
 * A dossier that was sent and not acknowledged, and that its agency did not know when it was asked back. Silence ends
 * nothing: it may arrive long after, also once the case has settled.
 */
export interface Stray {
  step: string;
  dossierKey: string;
  round: number;
  basis: Basis;
  /** As it was asked back: what the step is without it, and what becomes of it should it be granted. */
  recall: AskedBack;
  /** When it was given up, and until when it may arrive. */
  since: Instant;
  until: Instant;
  /** It has arrived, and is asked back beside the dossier that the step goes on with. */
  turnedUp: Instant | null;
  /** Its agency had decided before it was asked: its decision is waited for. */
  isDecided: boolean;
  stuck: Stuck<'return'> | null;
}

/** What a citizen ordered in an outage, and the case would not take after it: for an operator to see to. */
export interface UntakenOrder {
  step: string;
  orderId: string;
  stuck: Stuck<'order'>;
}

export function initialState({ filed, filedAt }: { filed: CaseFiledData; filedAt: Instant }): CaseState {
  const { ref } = filed.declaration;
  return {
    filed,
    filedAt,
    office: filed.office,
    declarationRef: ref,
    uncorrectedRef: ref,
    decided: [],
    uncorrectedDecided: [],
    facts: factsAsFiled(filed),
    uncorrectedFacts: factsAsFiled(filed),
    correctionId: null,
    givenUp: null,
    countsFrom: filed.receivedAt,
    dueAt: filed.dueAt,
    calendar: filed.calendar,
    overdueReasons: [],
    certainty: filed.certainty,
    apology: null,
    steps: filed.steps.map((plan) => newStep(plan, { dueAt: filed.dueAt, since: filedAt })),
    notices: [],
    strays: [],
    claims: [],
    untaken: [],
    owner: null,
    orders: [],
    linkedCaseHeard: false,
    linkedCaseStopped: false,
    settledAt: null,
  };
}

function factsAsFiled({ flags, verification, steps }: CaseFiledData): DeclaredFacts {
  const alone = Object.fromEntries(steps.flatMap((step) => (step.alone ? [[step.id, step.alone]] : [])));
  return { flags, verification, alone };
}

/** Throws where the case has no such step, or an event names none: that is a bug, for the plan lists them all. */
export function getStepState(state: CaseState, id: string | null): FoldedStep {
  const step = state.steps.find(({ plan }) => plan.id === id);
  if (!step) throw new Error(`case ${state.filed.caseId} has no step ${id}`);
  return step;
}

/** What the steps that stand have brought, by step id; the word of the last decision on each. */
export function resultsOf(state: CaseState): Documents {
  return Object.fromEntries(
    state.steps.flatMap(({ plan, grant }) => (grant ? [[plan.id, grant.result]] : [])),
  );
}
