import type { WaitingFor } from '../case-view';
import type { CaseState, Notice, Stray } from './case-state';
import { askedBack, reversalOf, type FoldedStep, type Stuck } from './folded-step';
import { hasGrantToTell, isToHear } from './linked-case';
import { isUnheard } from './made-from';
import { filingSince, isStillAwaited, predecessors, stepStateOf } from './step-state';

/** Everything a case waits for. An await of the engine without an entry here would be invisible. */
export function waitsOfCase(state: CaseState): WaitingFor[] {
  const ofSteps = state.steps.flatMap((step) =>
    [
      ownWait(state, step),
      provisionalWait(state, step),
      linkedCaseWait(state, step),
      reversalWait(step),
      step.doubt ? operatorWait(step.doubt, step.plan.agency) : undefined,
      ...noticeWaits(state, step),
      ...strayWaits(state, step),
      ...untakenWaits(state, step),
    ].flatMap((wait) => (wait ? [{ step: step.plan.id, ...wait }] : [])),
  );
  return [...ofSteps, ...claimWaits(state)];
}

type Wait = Omit<WaitingFor, 'step'>;

function ownWait(state: CaseState, step: FoldedStep): Wait | undefined {
  const { since, dueAt: until, plan } = step;
  const back = askedBack(step);
  const { agency } = plan;
  if (back && !step.stuck && !isUnheard(state, step))
    return { who: agency, what: 'answer', since: back.since, until, then: 'step-ends' };
  switch (stepStateOf(state, step)) {
    case 'pending':
      return pendingWait(state, step);
    case 'filing': {
      const { delivery, supplement } = step.delayedSince;
      const from = delivery ?? supplement ?? filingSince(state, step);
      return { who: agency, what: 'delivery', since: from, until, then: 'agency-decides' };
    }
    case 'with-agency':
      return { who: agency, what: 'decision', since, until, then: 'step-decided' };
    case 'awaiting-citizen': {
      const limit = step.dossier.asked?.until ?? null;
      return { who: 'citizen', what: 'answer', since, until: limit, then: 'step-refused' };
    }
    case 'stuck':
      return step.stuck ? operatorWait(step.stuck, agency) : undefined;
    default:
      return undefined;
  }
}

/** A step whose predecessors are still open waits for nothing of its own. */
function pendingWait(state: CaseState, step: FoldedStep): Wait | undefined {
  const { dueAt: until, plan, since } = step;
  if (isToHear(state, step) && predecessors(state, step).every(({ grant }) => grant !== null)) {
    const { agency: who } = state.steps[0]?.plan ?? plan;
    return { who, what: 'decision', since, until, then: 'linked-case-heard' };
  }
  if (!plan.awaits || !isStillAwaited(state, step)) return undefined;
  const { from: who, what } = plan.awaits;
  return { who, what, since: filingSince(state, step), until, then: 'step-files' };
}

/** A provisional grant lacks something, and the next steps wait for it. */
function provisionalWait(state: CaseState, { plan, grant, dueAt: until }: FoldedStep): Wait | undefined {
  const since = grant?.provisionalSince ?? null;
  const next = state.steps.find((later) => later.plan.awaits && later.plan.after.includes(plan.id));
  if (since === null || !next?.plan.awaits) return undefined;
  const { from: who, what } = next.plan.awaits;
  return { who, what, since, until, then: 'step-amended' };
}

/** Its civil act stands, and other cases about the same person are being stopped by it. */
function linkedCaseWait(state: CaseState, { plan, grant, dueAt: until }: FoldedStep): Wait | undefined {
  if (plan.after.length > 0 || !grant || !hasGrantToTell(state)) return undefined;
  const { decidedAt: since } = grant;
  return { who: plan.agency, what: 'decision', since, until, then: 'linked-case-stopped' };
}

function reversalWait(step: FoldedStep): Wait | undefined {
  const reversal = reversalOf(step);
  const { agency } = step.plan;
  const { dueAt: until } = step;
  if (!reversal) return undefined;
  if (reversal.failed) return operatorWait(reversal.failed, agency);
  return { who: agency, what: 'reversal', since: reversal.since, until, then: 'step-reversed' };
}

function noticeWaits({ notices }: CaseState, { plan, dueAt: until }: FoldedStep): Wait[] {
  const ofStep = notices.filter(({ step }) => step === plan.id);
  return ofStep.map(({ stuck, since, agency }: Notice) =>
    stuck
      ? operatorWait(stuck, agency)
      : { who: agency, what: 'notice', since, until, then: 'notice-delivered' },
  );
}

/** A dossier that has arrived after all, and is asked back beside the one that the step goes on with. */
function strayWaits({ strays }: CaseState, { plan, dueAt: until }: FoldedStep): Wait[] {
  return strays.flatMap(({ step, turnedUp: since, stuck }: Stray): Wait[] => {
    if (step !== plan.id || since === null) return [];
    if (stuck) return [operatorWait(stuck, plan.agency)];
    return [{ who: plan.agency, what: 'answer', since, until, then: 'dossier-returned' }];
  });
}

/** A citizen believes to have been heard, and was not. */
function untakenWaits({ untaken }: CaseState, { plan }: FoldedStep): Wait[] {
  return untaken.flatMap(({ step, stuck }) => (step === plan.id ? [operatorWait(stuck, plan.agency)] : []));
}

function operatorWait({ since, cause, code }: Stuck<string>, agency: FoldedStep['plan']['agency']): Wait {
  return {
    who: 'operator',
    what: 'operator',
    since,
    until: null,
    then: 'operator-retries-or-skips',
    cause,
    ...(code === null ? {} : { code }),
    agency,
  };
}

/** Money that is to come back keeps no case open, but is never forgotten. */
function claimWaits({ claims }: CaseState): WaitingFor[] {
  return claims
    .filter(({ state }) => state === 'open')
    .map(({ step, since }) => ({
      who: 'payee',
      what: 'repayment',
      step,
      since,
      until: null,
      then: 'claim-settled',
    }));
}
