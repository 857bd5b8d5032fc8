/** Where a case stands still, or others are late with it, as its events alone say: what operators are shown of it. */
import type { AgencyId } from '../agencies';
import { groupIdOf } from '../failure-causes';
import type { CaseView } from '../case-view';
import type { Instant } from '../viet-nam-time';
import type { CaseState } from './case-state';

export interface RecordedFinding {
  cause: string;
  step: string;
  agency: AgencyId;
  code: string | null;
  since: Instant;
}

/** One of each cause, step and agency, since the first of them. */
export function recordedFindings(state: CaseState, { waitingFor }: CaseView): RecordedFinding[] {
  const stuck = waitingFor.flatMap(({ who, step, since, cause, code, agency }): RecordedFinding[] =>
    who === 'operator' && agency
      ? [{ cause: cause ?? 'unknown', step, agency, code: code ?? null, since }]
      : [],
  );
  const found = [...stuck, ...delayed(state), ...unconfirmed(state)];
  const byKey = new Map<string, RecordedFinding>();
  for (const one of found) {
    const key = groupIdOf(one);
    const known = byKey.get(key);
    if (!known || Date.parse(one.since) < Date.parse(known.since)) byKey.set(key, one);
  }
  return [...byKey.values()];
}

/** Messages that are sent again and again; notices go to whoever is told of the step. */
function delayed({ steps }: CaseState): RecordedFinding[] {
  return steps.flatMap(({ plan, delayedSince }) =>
    Object.entries(delayedSince).map(([code, since]) => ({
      cause: 'agency-away',
      step: plan.id,
      agency: code.startsWith('notice') ? (plan.notifies ?? plan.agency) : plan.agency,
      code,
      since,
    })),
  );
}

/** Dossiers that were sent and not acknowledged, and may arrive for a while. */
function unconfirmed({ strays, steps }: CaseState): RecordedFinding[] {
  return strays.flatMap(({ step, since, turnedUp }): RecordedFinding[] => {
    const plan = steps.find((one) => one.plan.id === step)?.plan;
    return turnedUp === null && plan
      ? [{ cause: 'effect-unconfirmed', step, agency: plan.agency, code: null, since }]
      : [];
  });
}
