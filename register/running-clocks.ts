/** From when on each step of a case that its clock runs for is looked at: at risk, and then silent. */
import type { AgencyId } from '../domain/agencies';
import type { CaseView, StepView } from '../domain/case-view';
import { workingDaysAfter } from '../domain/legal-clock';
import { clockRuns } from '../domain/step-states';
import { vietNamInstant, type Instant } from '../domain/viet-nam-time';
import { findEditions } from '../procedures/shared/published';
import { getCalendar } from '../procedures/shared/calendar';

export interface RunningClock {
  step: string;
  agency: AgencyId;
  /** So long before it is due that somebody may still do something about it. */
  riskFrom: Instant;
  /** Its agency holds the dossier and has said nothing for so long that it has to be reminded. */
  silentFrom: Instant | null;
}

const hourMs = 3_600_000;
const riskMs = { 'same-day': 2 * hourMs, 'working-days': 24 * hourMs };
const silentAfterDays = 2;

export function runningClocks(view: CaseView): RunningClock[] {
  if (view.settledAt !== null) return [];
  return view.steps
    .filter(({ state }) => clockRuns(state))
    .map((step) => ({
      step: step.id,
      agency: step.agency,
      riskFrom: vietNamInstant(Date.parse(step.dueAt) - riskMs[termOf(view, step)]),
      silentFrom: step.state === 'with-agency' ? silentFrom(view, step) : null,
    }));
}

/** An edition that is not published here was filed by a later release: its terms are not known, and most are of days. */
function termOf({ bundle, edition }: CaseView, { id }: StepView): keyof typeof riskMs {
  const found = findEditions(bundle)?.find((known) => known.edition === edition);
  return found?.steps.find((step) => step.id === id)?.term.kind ?? 'working-days';
}

function silentFrom({ calendar }: CaseView, { dueAt }: StepView): Instant | null {
  return workingDaysAfter(dueAt, silentAfterDays, getCalendar(calendar)) ?? null;
}

/** Of instants, which may be written with different offsets. */
export function earliest(instants: readonly Instant[]): Instant | null {
  return instants.reduce<Instant | null>(
    (first, one) => (first === null || Date.parse(one) < Date.parse(first) ? one : first),
    null,
  );
}
