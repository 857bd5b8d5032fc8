import type { CaseEvent, Documents, Outcome } from '../../domain/case-events';
import type { StepState, StepView } from '../../domain/case-view';
import type { CaseState } from '../../domain/fold/case-state';
import { askedBack, redoOf, reversalOf } from '../../domain/fold/folded-step';
import { applyEvent } from '../../domain/fold/apply-event';
import { viewOf } from '../../domain/fold/view';
import { getEdition, getStepSpec } from '../../procedures/bundles';
import type { CaseUnderTest } from './case-under-test';
import { faultIf } from './fault-if';
import { adviceFaults } from './oracle/advice-faults';
import { claimFaults as claimedFaults } from './oracle/claim-faults';
import { contentFaults } from './oracle/content-faults';
import { laws } from './oracle/law';
import { dueDateFaults } from './oracle/due-date-faults';
import { combinationFaults } from './step-combinations';
import { notByHand } from './by-hand';
import { noticeAgency, reversalFaults } from './reversal-checks';

/**
 * Everything that must be true of a case that has come to its end, whatever happened to it, in words; empty where all
 * is. What the agencies hold is the truth; the case is measured against it.
 */
export function faultsOf(one: CaseUnderTest): string[] {
  const byCase = notByHand(one);
  const isJudged = (id: string) => byCase({ id });
  return [
    ...one.dossiers.flatMap(({ faults, filing }) => (byCase({ id: filing.step }) ? faults : [])),
    ...one.looksAstray().map(() => 'a look was the fold of no beginning of the record'),
    ...effectFaults(one),
    ...openFaults(one),
    ...unknownFaults(one),
    ...oracleFaults(one, isJudged),
    ...reversalFaults(one),
    ...claimFaults(one),
    ...outcomeFaults(one),
    ...recordFaults(one.record),
  ];
}

/** Against the law written down by hand, as far as it is: bundles that only tests have are not. */
function oracleFaults(one: CaseUnderTest, isJudged: (id: string) => boolean): string[] {
  if (!laws[one.recorded.bundle]) return [];
  return [
    ...contentFaults(one, isJudged),
    ...claimedFaults(one, isJudged),
    ...adviceFaults(one, isJudged),
    ...dueDateFaults(one.record),
  ];
}

/** One effect for each step that the case calls granted, and none for any other; the population database the same. */
function effectFaults(one: CaseUnderTest): string[] {
  const { recorded, dossiers } = one;
  const { bundle, edition: from, steps } = recorded;
  const edition = getEdition(bundle, from);
  return steps.filter(notByHand(one)).flatMap(({ id, state, agency }) => {
    const effects = (at: string) =>
      dossiers.filter((one) => one.filing.step === id && one.agency === at && one.hasEffect).length;
    const expected = state === 'granted' ? 1 : 0;
    const told = getStepSpec(edition, id).notice ? expected : 0;
    return [
      ...faultIf(effects(agency) !== expected, `${id} is ${state} with ${effects(agency)} effects`),
      ...faultIf(effects(noticeAgency) !== told, `${id} is ${state}, told ${effects(noticeAgency)} times`),
    ];
  });
}

/** Nothing is open at an agency that the case does not know of: of an ended case, nothing at all. */
function openFaults(one: CaseUnderTest): string[] {
  const byCase = notByHand(one);
  const left = one.dossiers.filter(({ isOpen, filing }) => isOpen && byCase({ id: filing.step }));
  return left.map(({ filing, state }) => `${filing.step}/${filing.round} is left ${state}`);
}

/** Whatever an agency has taken is on the record: acknowledged, or as gone astray. */
function unknownFaults({ record: { events }, dossiers }: CaseUnderTest): string[] {
  const known = new Set(events.flatMap(({ data }) => ('dossierKey' in data ? [data.dossierKey] : [])));
  return dossiers.flatMap(({ key, agency, filing: { step, round } }) =>
    faultIf(agency !== noticeAgency && !known.has(key), `${step}/${round} is on no record`),
  );
}

/** Money that an agency has to recover is a claim of the case, and nothing else is. */
function claimFaults(one: CaseUnderTest): string[] {
  const { recorded } = one;
  const byCase = notByHand(one);
  const dossiers = one.dossiers.filter(({ filing }) => byCase({ id: filing.step }));
  const owed = dossiers.flatMap(({ claim }) => (claim ? [claim.claimId] : [])).sort();
  const ofCase = recorded.claims.filter(({ step }) => byCase({ id: step }));
  // What a correction has paid too much is a claim of the case's own.
  const claimed = ofCase.flatMap(({ id, step }) => (id.startsWith(`${step}-`) ? [] : [id])).sort();
  const waited = recorded.waitingFor.filter(({ what }) => what === 'repayment').length;
  const open = recorded.claims.filter(({ state }) => state === 'open').length;
  return [
    ...faultIf(owed.join() !== claimed.join(), `claims ${claimed.join()} where ${owed.join()} is owed`),
    ...faultIf(waited !== open, `${open} open claims, ${waited} waited for`),
  ];
}

function outcomeFaults({ recorded: { outcome, steps, status } }: CaseUnderTest): string[] {
  const states = steps.filter(isInScope).map(({ state }) => state);
  const [first] = states;
  const ofFirst = first && outcomeOfFirst[first];
  const expected = states.every((state) => state === 'granted') ? 'granted' : (ofFirst ?? 'partial');
  return [
    ...faultIf(status !== 'settled', `the case is ${status}`),
    ...faultIf(outcome !== expected, `the outcome of ${states.join()} is ${outcome ?? 'none'}`),
  ];
}

const outcomeOfFirst: Partial<Record<StepState, Outcome>> = {
  refused: 'refused',
  withdrawn: 'withdrawn',
  reversed: 'revoked',
};

function isInScope({ state, reason }: StepView): boolean {
  return state !== 'not-applicable' || reason?.code === 'predecessor-refused';
}

/** What must be true at each point of every case's record: of the fold of each of its beginnings. */
export function recordFaults({
  events,
  documents,
}: {
  events: readonly CaseEvent[];
  documents: Documents;
}): string[] {
  let state: CaseState | undefined;
  return events.flatMap((event) => {
    state = applyEvent(state, event, documents);
    const last = state.filed.steps.every(({ agency }) => agency !== noticeAgency);
    const combined = state.steps.flatMap(combinationFaults);
    return [...faultIf(!last, 'population decides no step'), ...waitFaults(state), ...combined].map(
      (fault) => `after ${event.type} ${event.step ?? ''}: ${fault}`,
    );
  });
}

/** Whoever is waited for is named, until when; and an open case waits for somebody, each of its open steps too. */
function waitFaults(state: CaseState): string[] {
  const { waitingFor, steps, settledAt } = viewOf(state);
  const people = ['citizen', 'operator', 'payee'];
  const awaits = (id: string) => waitingFor.some(({ step }) => step === id);
  // What contradicts a decision is seen to also after the end.
  const waits = waitingFor.filter(
    ({ what, cause }) => what !== 'repayment' && cause !== 'decision-contradicts',
  );
  const isOpen = (one: StepView) =>
    ['filing', 'with-agency', 'awaiting-citizen', 'stuck'].includes(one.state);
  const over = steps.every((one) => !isOpen(one) && one.state !== 'pending');
  const pendingWork =
    state.notices.length > 0 ||
    state.steps.some((step) => reversalOf(step) ?? redoOf(step) ?? askedBack(step));
  return [
    ...waitingFor
      .filter(({ who, until }) => until === null && !people.includes(who))
      .map(({ who, what }) => `${what} of ${who} is awaited without end`),
    ...steps
      .filter((one) => isOpen(one) && !awaits(one.id))
      .map(({ id }) => `${id} is open and waits for nobody`),
    ...state.steps
      .filter((step) => reversalOf(step) && !awaits(step.plan.id))
      .map(({ plan }) => `the reversal of ${plan.id} is not waited for`),
    ...faultIf(!over && settledAt === null && waits.length === 0, 'the open case waits for nobody'),
    ...faultIf(pendingWork && waits.length === 0, 'something is to be done and nobody is waited for'),
    ...faultIf(
      settledAt !== null && waits.length > 0,
      'the settled case waits for more than money and doubts',
    ),
  ];
}
