import type { CaseFiledData, PlannedStep } from '../../domain/case-events';
import type { Calendar } from '../../domain/calendar';
import { findDeadline } from '../../domain/legal-clock';
import type { Instant } from '../../domain/viet-nam-time';
import type { Edition, Step } from './definition';
import { placeOf } from './places';

/** The part of `case-filed` that the edition gives: which steps apply, who decides them, and when the case is due. */
export type Plan = Pick<
  CaseFiledData,
  'steps' | 'office' | 'dueAt' | 'certainty' | 'verification' | 'calendar' | 'tariffs'
>;

/** Undefined where the case would be due past the calendar's last year. */
export function findPlan(input: {
  edition: Edition;
  declaration: { scope: readonly string[] };
  receivedAt: Instant;
  calendar: Calendar;
}): Plan | undefined {
  const { edition, declaration, receivedAt, calendar } = input;
  const verification = edition.verification(declaration);
  const due = findDeadline({ receivedAt, term: edition.term, calendar, verification });
  return (
    due && {
      steps: edition.steps.map((step) => plannedStep(step, edition, declaration)),
      office: edition.office(declaration),
      dueAt: due.dueAt,
      certainty: due.certainty,
      verification,
      calendar: calendar.version,
      tariffs: edition.tariffs ?? null,
    }
  );
}

/**
 * The earlier of the step's own term, from when its agency holds the file, and the bundle's; the bundle's alone where
 * the step's end lies past the calendar's last year.
 */
export function stepDeadline(input: {
  step: Step;
  filedAt: Instant;
  verification: boolean;
  bundleDueAt: Instant;
  calendar: Calendar;
}): Instant {
  const { step, filedAt, verification, bundleDueAt, calendar } = input;
  const own = findDeadline({ receivedAt: filedAt, term: step.term, calendar, verification });
  return own && Date.parse(own.dueAt) < Date.parse(bundleDueAt) ? own.dueAt : bundleDueAt;
}

function plannedStep(step: Step, edition: Edition, declaration: { scope: readonly string[] }): PlannedStep {
  const asked = declaration.scope.includes(step.id);
  return {
    id: step.id,
    agency: step.decidedBy?.(declaration) ?? step.agency,
    after: [...step.after],
    notApplicable: asked ? (step.notApplicable?.(declaration) ?? null) : 'not-asked',
    awaits: awaitedBy(step, edition),
    place: placeOf(step, edition, declaration),
    notifies: step.notice && (step.notice.isDue?.(declaration) ?? true) ? step.notice.agency : null,
    ...(step.alone && { alone: step.alone(declaration) }),
  };
}

function awaitedBy({ awaits, after }: Step, { steps }: Edition): PlannedStep['awaits'] {
  const provider = steps.find(({ id, provides }) => after.includes(id) && provides?.what === awaits);
  return awaits && provider?.provides ? { what: awaits, from: provider.provides.from } : null;
}
