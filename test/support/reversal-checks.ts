import type { CaseEvent, TakesBack } from '../../domain/case-events';
import { getEdition } from '../../procedures/bundles';
import { notByHand } from './by-hand';
import type { CaseUnderTest } from './case-under-test';
import { faultIf } from './fault-if';
import type { Delivered, Standing } from './model-agencies';

/** Whom every bundle here tells of its grants. */
export const noticeAgency = 'population';

/**
 * No reversal of what did not run, none twice, none out of order: never while something that builds on the step still
 * stands, never before a newer one of the same order; the civil act only by a decision on it, the notice only after
 * everything that falls has fallen.
 */
export function reversalFaults(one: CaseUnderTest): string[] {
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

function orderFaults(one: CaseUnderTest, reversal: Delivered): string[] {
  const { step, agency, body } = reversal;
  const { steps } = getEdition(one.recorded.bundle, one.recorded.edition);
  const isTold = agency === noticeAgency;
  const byCase = notByHand(one);
  const standing = heardBy(one, reversal);
  const isStanding = (id: string) =>
    standing.some((other) => other.step === id && other.agency !== noticeAgency);
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

/** What stood then; what had gone astray, and was granted unheard, is taken back once it is heard of. */
function heardBy({ record: { events } }: CaseUnderTest, { standing, atMs }: Delivered): Standing[] {
  const before = events.filter(({ at }) => Date.parse(at) <= atMs);
  const isAstray = (key: string) =>
    before.some(({ type, data }) => type === 'dossier-astray' && data.dossierKey === key);
  const isHeard = (id: string) => before.some(({ data }) => 'decisionId' in data && data.decisionId === id);
  return standing.filter(({ key, decisionId }) => !isAstray(key) || isHeard(decisionId));
}

/** Of the steps that one order takes back, the one granted last falls first. */
function newerFirst(one: CaseUnderTest, step: string, standing: readonly Standing[]): string[] {
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

function takesBack(event: CaseEvent): event is Extract<CaseEvent, { data: TakesBack }> {
  return 'reverse' in event.data;
}
