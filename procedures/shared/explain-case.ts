import type { CaseEvent, Documents, EventOf } from '../../domain/case-events';
import type { DeadlineMove } from '../../domain/deadline-moves';
import { applyEvent } from '../../domain/fold/apply-event';
import { getStepState, type CaseState } from '../../domain/fold/case-state';
import { findDeadline, type Deadline } from '../../domain/legal-clock';
import { findRecount } from '../../domain/new-deadlines';
import type { Instant } from '../../domain/viet-nam-time';
// Publishes the editions that the dates follow from.
import '../bundles';
import { currentCalendar } from './calendar';
import { bundleCounting, findStepCounting } from './due-dates';

/**
 * Why a case and each of its filed steps are due when they are. Each date is explained from the case as it stood when
 * the date was set, with the calendar and the pauses of that moment, so that the explanation leads to the date that
 * the family was given, whatever has happened since.
 */
export interface CaseDeadlines extends DueDate {
  /** The version of the calendar that counts for the case now. */
  calendar: string;
  /** Where the case still goes by an older calendar: what the newest makes of the bundle's date. */
  newerCalendar: { version: string; from: Instant; to: Instant } | null;
  /** The steps that an agency has held, in the order of the edition. */
  steps: (DueDate & { id: string; setBy: 'step' | 'bundle' })[];
}

export interface DueDate extends Deadline {
  /** How the date has changed, oldest first. */
  moves: { at: Instant; from: Instant; to: Instant; why: DeadlineMove; calendar?: string }[];
}

/** From the case's events, `case-filed` first, with the documents they refer to. */
export function explainCase(events: readonly CaseEvent[], documents: Documents): CaseDeadlines {
  let told: Told | undefined;
  for (const event of events) told = after(told, event, documents);
  if (!told) throw new Error('a case has at least one event');
  const { state, bundle, steps } = told;
  return {
    calendar: state.calendar,
    ...bundle,
    newerCalendar: recountOf(state),
    steps: state.steps.flatMap(({ plan: { id } }) => {
      const due = steps.get(id);
      return due ? [{ id, ...due }] : [];
    }),
  };
}

/** A settled case keeps its date. */
function recountOf(state: CaseState): CaseDeadlines['newerCalendar'] {
  if (state.settledAt !== null || state.calendar === currentCalendar.version) return null;
  const counted = findRecount(bundleCounting(state), currentCalendar);
  return counted
    ? { version: currentCalendar.version, from: counted.from.dueAt, to: counted.to.dueAt }
    : null;
}

interface Told {
  state: CaseState;
  bundle: DueDate;
  steps: ReadonlyMap<string, StepDue>;
}
type StepDue = Omit<CaseDeadlines['steps'][number], 'id'>;

function after(before: Told | undefined, event: CaseEvent, documents: Documents): Told {
  const state = applyEvent(before?.state, event, documents);
  if (!before) return { state, bundle: bundleAtFiling(state), steps: new Map() };
  const told = { ...before, state };
  switch (event.type) {
    case 'deadline-moved':
      return event.step === null ? withBundle(told, event) : withStep(told, event);
    case 'step-filed':
      return withStep(told, event);
    default:
      return told;
  }
}

function bundleAtFiling(state: CaseState): DueDate {
  return { ...leadingTo(state.dueAt, [findDeadline(bundleCounting(state))]), moves: [] };
}

function withBundle(told: Told, event: EventOf<'deadline-moved'>): Told {
  const { state, bundle } = told;
  const moves = [...bundle.moves, moveOf(event)];
  return {
    ...told,
    bundle: { ...leadingTo(state.dueAt, [findDeadline(bundleCounting(state)), bundle]), moves },
  };
}

function withStep(told: Told, event: EventOf<'deadline-moved'> | EventOf<'step-filed'>): Told {
  const { state, bundle, steps } = told;
  const step = getStepState(state, event.step);
  const counting = findStepCounting(state, step);
  const own = counting && findDeadline(counting);
  const setBy = own?.dueAt === step.dueAt ? 'step' : 'bundle';
  const moves = steps.get(step.plan.id)?.moves ?? [];
  const due = {
    ...leadingTo(step.dueAt, [own, bundle]),
    setBy,
    moves: event.type === 'deadline-moved' ? [...moves, moveOf(event)] : moves,
  } as const;
  return { ...told, steps: new Map(steps).set(step.plan.id, due) };
}

/** The account that leads to the date given; where none does, the date stands unexplained rather than explained wrongly. */
function leadingTo(dueAt: Instant, accounts: readonly (Deadline | undefined)[]): Deadline {
  const found = accounts.find((account) => account?.dueAt === dueAt);
  const { certainty, explanation } = found ?? { certainty: 'provisional', explanation: [] };
  return { dueAt, certainty, explanation };
}

function moveOf({ at, data }: EventOf<'deadline-moved'>): DueDate['moves'][number] {
  const { from, to, why, calendar } = data;
  return { at, from, to, why, ...(calendar !== undefined && { calendar }) };
}
