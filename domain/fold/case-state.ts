import type { AgencyId } from '../agencies';
import type {
  CaseFiledData,
  DecisionKey,
  Documents,
  MessageKind,
  PlannedStep,
  ReversalKind,
  StuckAt,
} from '../case-events';
import type { Asked, Claim, Reason, StepState } from '../case-view';
import type { Missed } from '../new-deadlines';
import type { OrderReply } from '../orders';
import type { Instant } from '../viet-nam-time';

/** What the events of a case add up to, before it is put into words for readers. */
export interface CaseState {
  filed: CaseFiledData;
  filedAt: Instant;
  /** The version of the declaration that counts now, and the one before the last correction. */
  declarationRef: string;
  uncorrectedRef: string;
  /** The last correction that was ordered. */
  correctionId: string | null;
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
  claims: Claim[];
  /** Orders that have been taken, oldest first. */
  orders: TakenOrder[];
  /** The case about the same person that this one waits for has been stopped. */
  linkedCaseStopped: boolean;
  settledAt: Instant | null;
}

/** An order on the record: what it answers, each time it is given, and the decision that it rests on. */
export interface TakenOrder {
  reply: OrderReply;
  decision: DecisionKey | null;
}

/** How far a step has come by its own events; whether it may begin depends on its predecessors. */
export type StepProgress =
  'not-begun' | Exclude<StepState, 'pending' | 'filing' | 'not-applicable' | 'stuck'>;

export interface FoldedStep {
  plan: PlannedStep;
  progress: StepProgress;
  round: number;
  dossierKey: string | null;
  startedAt: Instant | null;
  /** When its agency took the file: the step's own clock starts. */
  filedAt: Instant | null;
  pauses: Pause[];
  dueAt: Instant;
  decidedAt: Instant | null;
  /** Since when the step is as `progress` says. */
  since: Instant;
  /** What the last dossier was made from. */
  basis: Basis | null;
  /** What the agency has granted and nobody has taken back. */
  grant: Grant | null;
  result: Readonly<Record<string, unknown>> | null;
  reason: Reason | null;
  /** What its agency has asked about the dossier that is open, and goes on asking until it takes an answer. */
  asked: Asked | null;
  supplements: number;
  /** The citizen's answer, on its way to the agency. */
  supplement: { answers: string; ref: string } | null;
  overdueReasons: string[];
  /** Granted on a provisional paper: what later steps wait for is still to come. */
  provisionalSince: Instant | null;
  /** Since when messages of each kind have been failing. */
  delayedSince: Partial<Record<MessageKind, Instant>>;
  stuck: Stuck<StuckAt> | null;
  ending: Ending | null;
  /** What follows if the agency grants what it was asked too late to give back. */
  afterGrant: AfterGrant | null;
  reversing: Reversing | null;
  /** The key under which another agency has last been told of the step, and believes it. */
  toldKey: string | null;
  /** A correction wants the step filed again, once the steps before it stand. */
  redo: { orderId: string; since: Instant } | null;
}

/** While the citizen is waited for, the legal clock stands still. */
export interface Pause {
  from: Instant;
  until: Instant | null;
}

export interface Basis {
  declarationRef: string;
  /** The last correction that it follows. */
  correctionId: string | null;
  done: Documents;
}

export interface Grant {
  round: number;
  dossierKey: string;
  decidedAt: Instant;
  result: Readonly<Record<string, unknown>> | null;
  basis: Basis | null;
}

export interface Stuck<At> {
  what: At;
  cause: string;
  status: number | null;
  since: Instant;
}

/** The open dossier is being taken back at its agency; what the step is afterwards. */
export interface Ending {
  how: 'withdrawn' | 'refused' | 'skipped' | 'recalled';
  code: string;
  orderId: string | null;
  otherwise: { kind: ReversalKind; act: string } | null;
  since: Instant;
}

export interface AfterGrant {
  orderId: string | null;
  reverse: { kind: ReversalKind; act: string } | null;
  redo: boolean;
}

export interface OrderedBack {
  orderId: string;
  kind: ReversalKind;
  act: string;
}

export interface Reversing extends OrderedBack {
  since: Instant;
  registered: boolean;
  failed: Stuck<'reversal'> | null;
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
  reversal: OrderedBack | null;
  since: Instant;
  stuck: Stuck<'notice'> | null;
}

export function initialState({ filed, filedAt }: { filed: CaseFiledData; filedAt: Instant }): CaseState {
  const { ref } = filed.declaration;
  return {
    filed,
    filedAt,
    declarationRef: ref,
    uncorrectedRef: ref,
    correctionId: null,
    countsFrom: filed.receivedAt,
    dueAt: filed.dueAt,
    calendar: filed.calendar,
    overdueReasons: [],
    certainty: filed.certainty,
    apology: null,
    steps: filed.steps.map((plan) => newStep(plan, { dueAt: filed.dueAt, since: filedAt })),
    notices: [],
    claims: [],
    orders: [],
    linkedCaseStopped: false,
    settledAt: null,
  };
}

function newStep(plan: PlannedStep, { dueAt, since }: { dueAt: Instant; since: Instant }): FoldedStep {
  return {
    plan,
    progress: 'not-begun',
    round: 1,
    dossierKey: null,
    startedAt: null,
    filedAt: null,
    pauses: [],
    dueAt,
    decidedAt: null,
    since,
    basis: null,
    grant: null,
    result: null,
    reason: null,
    asked: null,
    supplements: 0,
    supplement: null,
    overdueReasons: [],
    provisionalSince: null,
    delayedSince: {},
    stuck: null,
    ending: null,
    afterGrant: null,
    reversing: null,
    toldKey: null,
    redo: null,
  };
}

/** Throws where the case has no such step: that is a bug, for the plan lists them all. */
export function getStepState(state: CaseState, id: string): FoldedStep {
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
