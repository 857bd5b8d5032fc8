import type { CaseEvent, Documents, Outcome, TakesBack } from '../../domain/case-events';
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
import type { Delivered } from './model-agencies';

/** Whom every bundle here tells of its grants. */
const noticeAgency = 'population';

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

/** What an operator has skipped is seen to by hand, outside the case; not where a step goes on without being recalled. */
function notByHand({ record: { events, documents } }: CaseUnderTest): (step: { id: string }) => boolean {
  let state: CaseState | undefined;
  const skipped = new Set<string | null>();
  for (const event of events) {
    const step = state?.steps.find(({ plan }) => plan.id === event.step);
    const isRecalled = step && askedBack(step)?.how === 'recalled';
    if (event.type === 'step-skipped' && !isRecalled) skipped.add(event.step);
    // What was granted against what the case is by then is an operator's matter too.
    if (event.type === 'decision-contradicts' && event.data.word === 'granted') skipped.add(event.step);
    state = applyEvent(state, event, documents);
  }
  return ({ id }) => !skipped.has(id);
}

/** Nothing is open at an agency that the case does not know of: of an ended case, nothing at all. */
function openFaults(one: CaseUnderTest): string[] {
  const byCase = notByHand(one);
  const left = one.dossiers.filter(({ isOpen, filing }) => isOpen && byCase({ id: filing.step }));
  return left.map(({ filing, state }) => `${filing.step}/${filing.round} is left ${state}`);
}

/**
 * No reversal of what did not run, none twice, none out of order: never while something that builds on the step still
 * stands, never before a newer one of the same order; the civil act only by a decision on it, the notice only after
 * everything that falls has fallen.
 */
function reversalFaults(one: CaseUnderTest): string[] {
  const byCase = notByHand(one);
  const reversals = one.agencies.log.filter(
    ({ act, caseId, step }) => act === 'reversal' && caseId === one.caseId && byCase({ id: step }),
  );
  return [
    ...reversals
      .filter(({ status }) => status === 404 || status === 409)
      .map(
        ({ step, agency, status }) =>
          `${agency} was asked to reverse ${step}, which it had not granted (${status})`,
      ),
    ...reversals.filter(({ status }) => status < 300).flatMap((reversal) => orderFaults(one, reversal)),
    ...reversedTwice(one),
  ];
}

function orderFaults(one: CaseUnderTest, { step, agency, standing, body }: Delivered): string[] {
  const { steps } = getEdition(one.recorded.bundle, one.recorded.edition);
  const isTold = agency === noticeAgency;
  const byCase = notByHand(one);
  // What had gone astray, and was granted unheard, is taken back once it is heard of.
  const isAstray = (id: string) =>
    one.record.events.some((event) => event.type === 'dossier-astray' && event.step === id);
  const isStanding = (id: string) =>
    !isAstray(id) && standing.some((other) => other.step === id && other.agency !== noticeAgency);
  // An answer that was lost is asked for again, when everything may stand otherwise.
  if (!isStanding(step) && !isTold) return [];
  const later = steps.filter((one) => one.after.includes(step) && byCase(one)).map(({ id }) => id);
  const isCivilAct = steps[0]?.id === step;
  const decided = typeof body === 'object' && body !== null && 'decision' in body && body.decision;
  const revoked = one.record.events.some(
    ({ type, step: of }) => type === 'revocation-ordered' && of === step,
  );
  return [
    ...later.filter((id) => isStanding(id)).map((id) => `${step} was reversed at ${agency} before ${id}`),
    ...faultIf(isTold && isStanding(step), `the reversal of ${step} was told before it was`),
    ...(isTold ? together(one, step).filter((id) => isStanding(id) && byCase({ id })) : []).map(
      (id) => `the reversal of ${step} was told before ${id} had fallen`,
    ),
    ...faultIf(isCivilAct && !(decided && revoked), `${step}, a civil act, was undone by itself`),
    ...newerFirst(one, step, standing),
  ];
}

/** Of the steps that one order takes back, the one granted last falls first. */
function newerFirst(one: CaseUnderTest, step: string, standing: Delivered['standing']): string[] {
  const own = standing.find((other) => other.step === step && other.agency !== noticeAgency);
  if (!own) return [];
  const { steps } = getEdition(one.recorded.bundle, one.recorded.edition);
  const byCase = notByHand(one);
  // What it builds on falls after it, also where a correction has made that the newer.
  const basis = steps.find(({ id }) => id === step)?.after ?? [];
  // What an operator has to see to, or an outage holds up, is not waited for.
  const heldUp = (id: string) =>
    one.record.events.some(
      (event) =>
        event.step === id &&
        (event.type === 'reversal-failed' ||
          event.type === 'dossier-astray' ||
          ((event.type === 'step-stuck' || event.type === 'step-delayed') &&
            event.data.what === 'withdrawal')),
    );
  const newer = standing.filter(
    (other) =>
      other.agency !== noticeAgency &&
      byCase({ id: other.step }) &&
      !basis.includes(other.step) &&
      !heldUp(other.step) &&
      together(one, step).includes(other.step) &&
      other.decidedAt > own.decidedAt,
  );
  return newer.map((other) => `${step} was reversed before ${other.step}, which is newer`);
}

/** The steps that the last order which takes back this one takes back with it. */
function together(one: CaseUnderTest, step: string): string[] {
  const orders = one.record.events
    .flatMap((event) => (takesBack(event) ? [event.data.reverse.map((reversal) => reversal.step)] : []))
    .filter((ids) => ids.includes(step));
  return orders.at(-1) ?? [];
}

/** By the record: a grant for each reversal. */
function reversedTwice({ record: { events } }: CaseUnderTest): string[] {
  const count = (type: CaseEvent['type'], step: string | null) =>
    events.filter((event) => event.type === type && event.step === step).length;
  const reversed = new Set(events.filter(({ type }) => type === 'step-reversed').map(({ step }) => step));
  return [...reversed].flatMap((step) =>
    faultIf(count('step-reversed', step) > count('step-granted', step), `${step} was reversed twice`),
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

function takesBack(event: CaseEvent): event is Extract<CaseEvent, { data: TakesBack }> {
  return 'reverse' in event.data;
}
