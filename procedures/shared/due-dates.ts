import type { CaseState } from '../../domain/fold/case-state';
import type { FoldedStep } from '../../domain/fold/folded-step';
import type { Counting } from '../../domain/legal-clock';
import { reappointment } from '../../domain/new-deadlines';
import { getCalendar } from './calendar';
import { getEdition, getStepSpec } from './published';

/**
 * What the due dates of a case follow from, as it stands: one account for whoever computes them and whoever explains
 * them. The bundle's term counts from receipt and rests whenever a step waits for the citizen, or anew from the apology for a missed date; a step's own counts from
 * when its agency held the file, with its own pauses. A step is due at the earlier of the two. Under another version of
 * the calendar where one is named.
 */
export function bundleCounting(state: CaseState, calendar = state.calendar): Counting {
  const { bundle, edition } = state.filed;
  const { verification } = state.facts;
  const counting = {
    receivedAt: state.countsFrom,
    verification,
    term: getEdition(bundle, edition).term,
    calendar: getCalendar(calendar),
    pauses: state.steps.flatMap(({ pauses }) => pauses),
  };
  return state.apology ? reappointment(counting, state.apology) : counting;
}

/** Undefined before its agency has held the file. */
export function findStepCounting(state: CaseState, step: FoldedStep): Counting | undefined {
  const { bundle, edition } = state.filed;
  const { verification } = state.facts;
  const { filedAt } = step.dossier;
  if (filedAt === null) return undefined;
  return {
    receivedAt: filedAt,
    verification,
    term: getStepSpec(getEdition(bundle, edition), step.plan.id).term,
    calendar: getCalendar(state.calendar),
    pauses: step.pauses,
  };
}
