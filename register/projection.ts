import type { AgencyId } from '../domain/agencies';
import type { CaseView } from '../domain/case-view';
import { findRunningUntil } from '../domain/overdue';

/** The case's row as its view says: what lists and filters read. */
export function projectionOf(view: CaseView) {
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
    steps: JSON.stringify(view.steps.map(({ id, agency, state }) => ({ id, agency, state }))),
  };
}

/** What only an operator can move on, with the due date that is at risk. */
export interface StuckStep {
  step: string;
  cause: string;
  agency: AgencyId;
  since: string;
  dueAt: string;
}

export function stuckStepsOf({ steps, waitingFor }: CaseView): StuckStep[] {
  return waitingFor.flatMap(({ who, step: id, since, cause, agency }): StuckStep[] => {
    const step = steps.find((one) => one.id === id);
    if (who !== 'operator' || !step) return [];
    return [
      {
        step: id,
        cause: cause ?? step.reason?.code ?? 'unknown',
        agency: agency ?? step.agency,
        since,
        dueAt: step.dueAt,
      },
    ];
  });
}
