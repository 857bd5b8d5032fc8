import type { AgencyId } from '../domain/agencies';
import type { CaseView, StepState } from '../domain/case-view';
import { findRunningUntil } from '../domain/overdue';
import { reachableSteps } from './reachable';
import { earliest, runningClocks } from './running-clocks';

/** The case's row as its view says: what lists and filters read. */
export function projectionOf(view: CaseView) {
  const clocks = runningClocks(view);
  return {
    status: view.status,
    outcome: view.outcome,
    national_status: view.nationalStatus,
    overdue: view.overdue,
    running_until: findRunningUntil(view),
    due_at: view.dueAt,
    settled_at: view.settledAt,
    calendar: view.calendar,
    due_by_step: JSON.stringify(Object.fromEntries(view.steps.map(({ id, dueAt }) => [id, dueAt]))),
    clocks: JSON.stringify(clocks),
    owner: view.owner,
    at_risk_from: earliest(clocks.map(({ riskFrom }) => riskFrom)),
    steps: JSON.stringify(stepRowsOf(view)),
    places: placesOf(view),
    office_province: view.office.province,
    office_commune: view.office.commune,
  };
}

/** A step as lists and reach look for it, by containment. */
export interface StepRow {
  id: string;
  agency: AgencyId;
  state: StepState;
  place: string;
  province: string;
  applies: boolean;
}

function stepRowsOf(view: CaseView): StepRow[] {
  return reachableSteps(view).map(({ id, agency, state, place: { commune: place, province }, applies }) => ({
    id,
    agency,
    state,
    place,
    province,
    applies,
  }));
}

/** Whose body decides where, by commune and province, and where anybody does; `*`: wherever it is. */
function placesOf(view: CaseView): string[] {
  const places = reachableSteps(view)
    .filter(({ applies }) => applies)
    .flatMap(({ agency, place: { commune, province } }) =>
      [commune, province, '*'].flatMap((where) => [placeKey(agency, where), placeKey('any', where)]),
    );
  return [...new Set(places)];
}

export const placeKey = (agency: AgencyId | 'any', where: string): string => `${agency}/${where}`;
