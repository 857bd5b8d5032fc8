/**
 * What dossiers are made from. A dossier follows the declaration and the grants as they were when it was sent, not as
 * they are when its agency acknowledges it.
 */
import type { Documents } from '../case-events';
import { isLost } from '../step-states';
import type { CaseState } from './case-state';
import { askedBack, isCorrectionUnfiled, type Basis, type FoldedStep } from './folded-step';
import { predecessors, resultsBefore, stepStateOf } from './step-state';

/** What the step's dossier would be made from now. */
export function basisNow(state: CaseState, step: FoldedStep): Basis {
  const { declarationRef, correctionId } = state;
  return { declarationRef, correctionId, done: resultsBefore(state, step) };
}

/** What a dossier of one is made of holds as well for the other. */
export function isSameBasis(one: Basis, other: Basis): boolean {
  return (
    one.declarationRef === other.declarationRef &&
    one.correctionId === other.correctionId &&
    Object.entries(one.done).every(([step, result]) => other.done[step] === result)
  );
}

/** A corrected dossier is a round of its own. */
export function roundToFile(step: FoldedStep): number {
  const { round } = step.dossier;
  return isCorrectionUnfiled(step) ? round + 1 : round;
}

/** What a dossier was made from that was sent, or that a lost run may have sent, where the case has gone on since. */
export function earlierBasis(state: CaseState, step: FoldedStep): Basis | null {
  const basis = keptOf(step);
  return basis && { ...basis, done: { ...resultsBefore(state, step), ...basis.done } };
}

/**
 * The dossier is asked back, and a lost run may have sent it upon a grant that it had not recorded. What its agency has
 * decided means nothing before that grant is known.
 */
export function isUnheard(state: CaseState, step: FoldedStep): boolean {
  if (step.progress !== 'not-begun' || step.grant || !askedBack(step)) return false;
  const known = keptOf(step)?.done ?? {};
  return predecessors(state, step).some(
    (before) => !(before.plan.id in known) && !isStanding(before) && !isLost(stepStateOf(state, before)),
  );
}

/**
 * The case has gone on. Of each step whose dossier may have been sent and is not acknowledged, what it was made from is
 * kept: the declaration as it was, and of each step before it what stood, or the first that it brings since.
 */
export function keepEarlier(before: CaseState, after: CaseState): CaseState {
  const kept = new Map<string, FoldedStep>();
  for (const [i, was] of before.steps.entries()) {
    const step = after.steps[i];
    const isKept = step && nextRound(was) === nextRound(step) && mayHaveBeenSent(before, was, step);
    const basis = isKept && toKeep({ before, was, after, step });
    if (basis) kept.set(step.plan.id, withKept(step, basis));
  }
  if (kept.size === 0) return after;
  return { ...after, steps: after.steps.map((step) => kept.get(step.plan.id) ?? step) };
}

/** By this run or one that was lost: a dossier that is due, that was refused, or that is asked back. */
function mayHaveBeenSent(before: CaseState, was: FoldedStep, step: FoldedStep): boolean {
  if (isToBeCorrected(was)) return true;
  if (was.progress !== 'not-begun' && !isCorrectionUnfiled(was)) return false;
  return stepStateOf(before, was) === 'filing' || [was, step].some((one) => one.stuck ?? askedBack(one));
}

/** Its agency may have granted what is asked back to be corrected, and a lost run have heard that. */
const isToBeCorrected = ({ progress, dossier }: FoldedStep): boolean =>
  progress === 'with-agency' && dossier.recall?.ifGranted.kind === 'redo';

/** Under which the next dossier of the step is filed, or would be by whoever has heard more. */
function nextRound(step: FoldedStep): number {
  return isToBeCorrected(step) ? step.dossier.round + 1 : roundToFile(step);
}

interface GoneOn {
  before: CaseState;
  was: FoldedStep;
  after: CaseState;
  step: FoldedStep;
}

/** Undefined where nothing is to be kept, or nothing more. */
function toKeep({ before, was, after, step }: GoneOn): Basis | undefined {
  const [known, due] = [keptOf(step), basisNow(before, was)];
  const isAskedBack = askedBack(step) !== null && askedBack(was) === null;
  if (!known && !isAskedBack && isSameBasis(due, basisNow(after, step))) return undefined;
  const first = known ?? { ...due, done: pick(due.done, standing(before)) };
  const isNew = ([id, result]: [string, unknown]) => !(id in first.done) && due.done[id] !== result;
  const learnt = Object.entries(resultsBefore(after, step)).filter(isNew);
  if (known && learnt.length === 0) return undefined;
  return { ...first, done: { ...first.done, ...Object.fromEntries(learnt) } };
}

const isStanding = (step: FoldedStep): boolean => step.progress === 'granted' && !isCorrectionUnfiled(step);
const standing = ({ steps }: CaseState): string[] => steps.filter(isStanding).map(({ plan }) => plan.id);

const pick = (done: Documents, ids: readonly string[]): Documents =>
  Object.fromEntries(Object.entries(done).filter(([id]) => ids.includes(id)));

function keptOf(step: FoldedStep): Basis | null {
  const { earlier } = step.dossier;
  return earlier?.round === nextRound(step) ? earlier.basis : null;
}

function withKept(step: FoldedStep, basis: Basis): FoldedStep {
  return { ...step, dossier: { ...step.dossier, earlier: { round: nextRound(step), basis } } };
}
