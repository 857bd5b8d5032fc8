import type { Documents, MessageKind, PlannedStep, ReversalKind, StuckAt } from '../case-events';
import type { Asked, Reason, StepState } from '../case-view';
import type { Pause } from '../pauses';
import type { Instant } from '../viet-nam-time';

/** How far a step has come by its own events; whether it may begin depends on its predecessors. */
export type StepProgress =
  'not-begun' | Exclude<StepState, 'pending' | 'filing' | 'not-applicable' | 'stuck'>;

/**
 * A step as its events leave it: its last dossier, the grant that stands, and what is to become of the two. The state
 * that people see is derived from these (`step-state.ts`), and never stored.
 *
 * | `progress`                                    | `dossier.recall`                       | `grant`                |
 * | --------------------------------------------- | -------------------------------------- | ---------------------- |
 * | `not-begun`                                   | any, where a dossier or answer is out  | while it is corrected  |
 * | `with-agency`                                 | any                                    | while it is corrected  |
 * | `awaiting-citizen`                            | none, or `too-late`                    | while it is corrected  |
 * | `granted`                                     | none; `asked`, of a correction         | always, any intent     |
 * | `refused`, `withdrawn`, `skipped`, `reversed` | none                                   | never                  |
 *
 * `stuck` is of a delivery that has not been taken, of a supplement that is on its way, of a dossier that is asked back
 * (`withdrawal`), of one that is with its agency and was closed there without a decision (`dossier`), or of a grant whose
 * correction was refused.
 *
 * `doubt` is beside all of these and changes none of them: the agency owes a decision that can be used, or what it has
 * granted stands against its later word.
 *
 * What no value of these types can be: an intent without a grant; a grant to be corrected and taken back; a dossier that
 * is asked back and was asked back too late. A refusal leaves an earlier grant standing, so a step that is `refused` has
 * none.
 */
export interface FoldedStep {
  plan: PlannedStep;
  /** The commune whose body decides it, as of its last dossier. */
  place: string;
  progress: StepProgress;
  /** Since when the step is as `progress` says. */
  since: Instant;
  dossier: Dossier;
  /** What the agency has granted and nobody has taken back. */
  grant: Grant | null;
  /** What keeps the step from going on until an operator retries or skips it. */
  stuck: Stuck<StuckAt> | null;
  /** What its agency has said that cannot be followed, until a usable decision or an operator ends it. */
  doubt: Stuck<'decision'> | null;
  /** The last decisions that have counted, on whichever of its dossiers, by id: a copy of one is no second word. */
  heard: string[];
  /** The last dossier that its agency has refused: on a complaint it may grant that after all. */
  refused: RefusedDossier | null;
  decidedAt: Instant | null;
  result: Readonly<Record<string, unknown>> | null;
  reason: Reason | null;
  startedAt: Instant | null;
  dueAt: Instant;
  pauses: Pause[];
  overdueReasons: string[];
  /** Since when messages of each kind have been failing. */
  delayedSince: Partial<Record<MessageKind, Instant>>;
  /** The key under which another agency has last been told of the step, and believes it. */
  toldKey: string | null;
}

/** The last dossier of a step, or the one that will be its first. */
export interface Dossier {
  round: number;
  /** Null until an agency has acknowledged a dossier. */
  key: string | null;
  /** When its agency took the file: the step's own clock starts. */
  filedAt: Instant | null;
  /** What it was made from. */
  basis: Basis | null;
  /** What its agency has asked about it, and goes on asking until it takes an answer. */
  asked: Asked | null;
  /** How often its agency has asked. */
  supplements: number;
  /** The citizen's answer, on its way to the agency. */
  supplement: Supplement | null;
  recall: Recall | null;
  /** What the one of this round may have been made from, where the case has gone on since it was due. */
  earlier: { round: number; basis: Basis } | null;
  /** A delivery of it was not answered: it may have arrived, whatever a later one was answered. */
  mayHaveArrived: boolean;
}

/** The citizen's answer to what was asked about one dossier. */
export interface Supplement {
  /** The key of the dossier that it answers for. */
  answers: string;
  ref: string;
}

/** A dossier that was refused, by its key, with what it was made from. */
export interface RefusedDossier {
  dossierKey: string;
  basis: Basis;
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
  /** Granted on a provisional paper: what later steps wait for is still to come. */
  provisionalSince: Instant | null;
  intent: Intent;
}

/** What is to become of a grant: it stands, or is corrected once the steps before it stand, or is taken back. */
export type Intent =
  { kind: 'keep' } | { kind: 'redo'; since: Instant } | { kind: 'reverse'; reversal: Reversal };

export const keep: Intent = { kind: 'keep' };

/** A reversal that was ordered, over its whole life: while its step may yet be granted, until it is done and told. */
export interface Reversal {
  orderId: string;
  kind: ReversalKind;
  act: string;
  since: Instant;
  /** It is on the record, and its agency may be asked. */
  registered: boolean;
  /** Its agency would not take it. */
  failed: Stuck<'reversal'> | null;
}

/**
 * The open dossier is asked back. Its agency gives it back, or had decided before it was asked; then that decision
 * counts, and is waited for.
 *
 * For example, `withdrawal-ordered` asks a dossier back that is with its agency. `step-withdrawn` ends the step. After
 * `withdrawal-too-late` comes `step-granted`, and the grant is taken back as the order had it.
 */
export type Recall = AskedBack | TooLate;

export interface AskedBack {
  stage: 'asked';
  /** What the step is once it has come back; `recalled`: it is filed again. */
  how: 'withdrawn' | 'refused' | 'skipped' | 'recalled';
  code: string;
  orderId: string | null;
  since: Instant;
  /** It corrects the grant, and nobody has heard whether it has arrived. */
  unacknowledged: boolean;
  /** What becomes of a grant, should the agency have decided so. */
  ifGranted: Intent;
}

interface TooLate {
  stage: 'too-late';
  ifGranted: Intent;
}

export interface Stuck<At> {
  what: At;
  /** One of the failures' causes (`domain/failure-causes.ts`). */
  cause: string;
  /** What was met: the status of the agency's answer, or what was wrong with it. */
  code: string | null;
  since: Instant;
}

export function newStep(plan: PlannedStep, { dueAt, since }: { dueAt: Instant; since: Instant }): FoldedStep {
  return {
    plan,
    place: plan.place,
    progress: 'not-begun',
    since,
    dossier: {
      round: 1,
      key: null,
      filedAt: null,
      basis: null,
      asked: null,
      supplements: 0,
      supplement: null,
      recall: null,
      earlier: null,
      mayHaveArrived: false,
    },
    grant: null,
    stuck: null,
    doubt: null,
    heard: [],
    refused: null,
    decidedAt: null,
    result: null,
    reason: null,
    startedAt: null,
    dueAt,
    pauses: [],
    overdueReasons: [],
    delayedSince: {},
    toldKey: null,
  };
}

/** The key of the dossier that its agency has acknowledged. Throws where there is none: what is decided has been filed. */
export function getDossierKey({ plan, dossier: { key } }: FoldedStep): string {
  if (key === null) throw new Error(`no agency has acknowledged a dossier of step ${plan.id}`);
  return key;
}

/** What stands. Throws where nothing does. */
export function getGrant({ plan, grant }: FoldedStep): Grant {
  if (!grant) throw new Error(`nothing of step ${plan.id} stands`);
  return grant;
}

/** The dossier's agency is being asked to give it back. */
export function askedBack({ dossier: { recall } }: FoldedStep): AskedBack | null {
  return recall?.stage === 'asked' ? recall : null;
}

/** The reversal of what stands. */
export function reversalOf({ grant }: FoldedStep): Reversal | null {
  return grant?.intent.kind === 'reverse' ? grant.intent.reversal : null;
}

/** The correction of what stands that is still to be filed, and since when. */
export function redoOf({ grant }: FoldedStep): { since: Instant } | null {
  return grant?.intent.kind === 'redo' ? grant.intent : null;
}

/** A corrected dossier is to be filed, or is out without having been acknowledged. */
export function isCorrectionUnfiled(step: FoldedStep): boolean {
  return redoOf(step) !== null || (askedBack(step)?.unacknowledged ?? false);
}

/** Whatever the agency still grants is taken back at once. */
export function isReversedIfGranted({ dossier: { recall } }: FoldedStep): boolean {
  return recall?.ifGranted.kind === 'reverse';
}
