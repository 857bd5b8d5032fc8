/** What reports count of a case: the case itself, and each step that an agency has got. */
import type { AgencyId } from '../agencies';
import type { StepState } from '../case-view';
import { clockRuns, isOpen } from '../step-states';
import type { Instant } from '../viet-nam-time';
import type { CaseState } from './case-state';
import type { FoldedStep } from './folded-step';
import { stepStateOf } from './step-state';
import { outcomeOf } from './view';

/** One matter in somebody's hands, from when it was received until it is solved, as it stands. */
export interface Handling {
  /** Null of the case as a whole, which counts once however many steps it has. */
  step: string | null;
  agency: AgencyId | null;
  /** The commune whose office has it. */
  place: string;
  receivedAt: Instant;
  solvedAt: Instant | null;
  /** By which it is to be solved. */
  dueAt: Instant;
  /** From when on it counts as late, as things stand; null where nothing makes it late. */
  lateFrom: Instant | null;
  /** It is on record that it is late; nothing that comes later takes that back. */
  isLateForGood: boolean;
  /** It was solved by being given up, which is never late. */
  isWithdrawn: boolean;
}

/** `at`: of the last event. */
export function handlingsOf(state: CaseState, at: Instant): Handling[] {
  return [handlingOfCase(state, at), ...state.steps.flatMap((step) => handlingOfStep(state, step, at))];
}

function handlingOfCase(state: CaseState, at: Instant): Handling {
  const { settledAt: solvedAt, dueAt, steps } = state;
  const isLateForGood = state.overdueReasons.length > 0 || steps.some(isAskedTwice);
  const rests = steps.some((step) => stepStateOf(state, step) === 'awaiting-citizen');
  return {
    step: null,
    agency: null,
    place: state.office.commune,
    receivedAt: state.filed.receivedAt,
    solvedAt,
    dueAt,
    lateFrom: lateFromOf({ at, isLateForGood, solvedAt, dueAt, runs: !rests }),
    isLateForGood,
    isWithdrawn: solvedAt !== null && outcomeOf(state) === 'withdrawn',
  };
}

/** Nothing while no agency has got it. */
function handlingOfStep(state: CaseState, step: FoldedStep, at: Instant): Handling[] {
  const { plan, place, startedAt, dueAt, overdueReasons } = step;
  if (startedAt === null) return [];
  const is = stepStateOf(state, step);
  const solvedAt = solvedAtOf(step, is);
  const isLateForGood = overdueReasons.length > 0;
  return [
    {
      step: plan.id,
      agency: plan.agency,
      place,
      receivedAt: startedAt,
      solvedAt,
      dueAt,
      lateFrom: lateFromOf({ at, isLateForGood, solvedAt, dueAt, runs: clockRuns(is) }),
      isLateForGood,
      isWithdrawn: is === 'withdrawn',
    },
  ];
}

const isAskedTwice = ({ overdueReasons }: FoldedStep): boolean =>
  overdueReasons.includes('second-supplement');

/** What was decided stays decided then, also where it is taken back later. */
function solvedAtOf({ decidedAt, since }: FoldedStep, is: StepState): Instant | null {
  if (isOpen(is)) return null;
  return is === 'granted' || is === 'refused' || is === 'reversed' ? decidedAt : since;
}

function lateFromOf({
  at,
  isLateForGood,
  solvedAt,
  dueAt,
  runs,
}: Pick<Handling, 'isLateForGood' | 'solvedAt' | 'dueAt'> & { at: Instant; runs: boolean }): Instant | null {
  if (isLateForGood) return at;
  if (solvedAt !== null) return Date.parse(solvedAt) > Date.parse(dueAt) ? dueAt : null;
  return runs ? dueAt : null;
}
