import type { WaitingFor } from '../case-view';
import { awaitsNumber, filingSince, stepStateOf, type CaseState, type FoldedStep } from './case-state';

/** Everything a step keeps its case waiting for. An await of the engine without an entry here would be invisible. */
export function waitsOf(state: CaseState, step: FoldedStep): WaitingFor[] {
  const waits = [ownWait(state, step), numberWait(step), noticeWait(step)];
  return waits.flatMap((wait) => (wait ? [{ step: step.plan.id, ...wait }] : []));
}

type Wait = Omit<WaitingFor, 'step'>;

function ownWait(state: CaseState, step: FoldedStep): Wait | undefined {
  const { since, dueAt: until, plan } = step;
  const from = filingSince(state, step);
  switch (stepStateOf(state, step)) {
    case 'pending':
      if (!awaitsNumber(state, step)) return undefined;
      return { who: 'population', what: 'personal-number', since: from, until, then: 'step-files' };
    case 'filing':
      return {
        who: plan.agency,
        what: 'delivery',
        since: step.delayedSince.delivery ?? from,
        until,
        then: 'agency-decides',
      };
    case 'with-agency':
      return { who: plan.agency, what: 'decision', since, until, then: 'step-decided' };
    case 'awaiting-citizen':
      return {
        who: 'citizen',
        what: 'answer',
        since,
        until: step.asked?.until ?? null,
        then: 'step-refused',
      };
    case 'stuck':
      return operatorWait(since);
    default:
      return undefined;
  }
}

function numberWait({ provisionalSince: since, dueAt: until }: FoldedStep): Wait | undefined {
  if (since === null) return undefined;
  return { who: 'population', what: 'personal-number', since, until, then: 'step-amended' };
}

function noticeWait({ noticeSince: since, noticeStuckSince, dueAt: until }: FoldedStep): Wait | undefined {
  if (noticeStuckSince !== null) return operatorWait(noticeStuckSince);
  if (since === null) return undefined;
  return { who: 'population', what: 'notice', since, until, then: 'notice-delivered' };
}

function operatorWait(since: string): Wait {
  return { who: 'operator', what: 'operator', since, until: null, then: 'operator-retries-or-skips' };
}
