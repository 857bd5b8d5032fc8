import type { AgencyMessage } from '../../activities/agency-message';
import type { CaseState, Notice } from '../../domain/fold/case-state';
import {
  askedBack,
  getDossierKey,
  getGrant,
  isReversedIfGranted,
  reversalOf,
  type AskedBack,
  type FoldedStep,
  type Supplement,
} from '../../domain/fold/folded-step';
import { isOver, stepStateOf, successors } from '../../domain/fold/step-state';
import { attachmentsOf, type AttachedPaper } from '../../domain/papers';
import type { CaseRun } from './case-run';
import { filingOf, findUnacknowledged, keyOfRound, noticeFilingOf, roundToFile } from './filings';

/** A message that is due, whether or not it is under way; made only when it goes. */
export interface DueMessage {
  /** What it is about: one of a kind for each dossier. */
  what: AgencyMessage['what'];
  key: string;
  make(): AgencyMessage;
}

/** Everything that agencies are to be sent, as the case stands. */
export function messagesDue(run: CaseRun): DueMessage[] {
  const { folded } = run.history;
  const reversing = nextReversal(folded);
  const notice = nextNotice(folded);
  return [
    ...folded.steps.flatMap((step) => stepMessage(run, step)),
    ...(reversing ? [reversalMessage(run, reversing)] : []),
    ...(notice ? [noticeMessage(run, notice)] : []),
  ];
}

function stepMessage(run: CaseRun, step: FoldedStep): DueMessage[] {
  const { key, round, supplement } = step.dossier;
  const back = askedBack(step);
  if (step.stuck) return [];
  const { history, underway } = run;
  const state = stepStateOf(history.folded, step);
  // What answers a supplement is brought in all cases: until then nobody can say which dossier is the open one.
  if (supplement && (back || state === 'filing')) return [supplementMessage(run, step, supplement)];
  if (back) return underway.carriesDossierOf(step.plan.id) ? [] : [withdrawalMessage(run, step, back)];
  if (state === 'filing') return [deliveryMessage(run, step, roundToFile(step))];
  const isLost = state === 'with-agency' && key !== null && underway.isLost(key);
  return isLost ? [deliveryMessage(run, step, round)] : [];
}

/** What has not been acknowledged, or has been lost, may be on its way there still. */
function withdrawalMessage(run: CaseRun, step: FoldedStep, back: AskedBack): DueMessage {
  const { id, agency } = step.plan;
  const { caseId } = run.history.filed;
  const unacknowledged = findUnacknowledged(run, step);
  const key = unacknowledged?.dossierKey ?? getDossierKey(step);
  const isKnown = !unacknowledged && !run.underway.isLost(key);
  const absence = isKnown ? {} : { mayYetArrive: true };
  const what = 'withdrawal';
  const reason = () =>
    back.how === 'withdrawn' ? run.history.orderDocument(back.orderId).reason : back.code;
  const to = { what, agency, caseId, step: id, key, act: 'withdraw', ...absence } as const;
  return { what, key, make: () => ({ ...to, reason: reason() }) };
}

function deliveryMessage(run: CaseRun, step: FoldedStep, round: number): DueMessage {
  const { id, agency } = step.plan;
  const { caseId } = run.history.filed;
  const key = keyOfRound(run, id, round);
  const what = 'delivery';
  const filing = () => filingOf(run, step, round);
  return { what, key, make: () => ({ what, agency, caseId, step: id, key, act: 'file', filing: filing() }) };
}

function supplementMessage(run: CaseRun, step: FoldedStep, supplement: Supplement): DueMessage {
  const { plan, dossier } = step;
  const { round } = dossier;
  const { answers: key, ref } = supplement;
  const what = 'supplement';
  const { caseId } = run.history.filed;
  const newKey = keyOfRound(run, plan.id, round);
  const to = { what, agency: plan.agency, caseId, step: plan.id, key } as const;
  const body = () => ({ ...suppliesOf(run.history.document(ref)), filing: filingOf(run, step, round) });
  return { what, key, make: () => ({ ...to, act: 'supplement', newKey, ...body() }) };
}

/**
 * One at a time: the newest first, and none before everything that builds on it is over. What is being fetched back may
 * turn out to have been granted, and is then the newest; an outage is not waited for.
 */
function nextReversal(state: CaseState): FoldedStep | undefined {
  if (state.steps.some(isBeingFetchedBack)) return undefined;
  const ready = state.steps.filter(
    (step) =>
      reversalOf(step)?.failed === null &&
      // A correction of it that is on its way is fetched back first.
      !askedBack(step) &&
      step.progress === 'granted' &&
      successors(state, step).every((later) => isOver(state, later)),
  );
  const grantedAt = (step: FoldedStep) => getGrant(step).decidedAt;
  return ready.reduce<FoldedStep | undefined>(
    (newest, step) => (newest && grantedAt(newest) > grantedAt(step) ? newest : step),
    undefined,
  );
}

/** Asked back too late it is granted in a moment, and then to be reversed. */
function isBeingFetchedBack(step: FoldedStep): boolean {
  const isFetched = askedBack(step) !== null || isReversedIfGranted(step);
  return isFetched && !step.stuck && Object.keys(step.delayedSince).length === 0;
}

function reversalMessage(run: CaseRun, { plan, grant }: FoldedStep): DueMessage {
  if (grant?.intent.kind !== 'reverse') throw new Error(`step ${plan.id} is not being reversed`);
  const { kind, act, orderId } = grant.intent.reversal;
  const what = 'reversal';
  const key = grant.dossierKey;
  const to = { what, agency: plan.agency, caseId: run.history.filed.caseId, step: plan.id, key } as const;
  const reversal = () => ({ kind, act, ...run.history.orderDocument(orderId) });
  return { what, key, make: () => ({ ...to, act: 'reverse', reversal: reversal() }) };
}

/**
 * One after another. What no longer holds is told once everything that falls with it has fallen, the civil act last;
 * what stands provisionally is not told of before the rest has come.
 */
function nextNotice(state: CaseState): Notice | undefined {
  const [first] = state.notices;
  if (!first || first.stuck) return undefined;
  if (first.what === 'notice-reversal' && state.steps.some(reversalOf)) return undefined;
  const step = state.steps.find(({ plan }) => plan.id === first.step);
  return step?.grant?.provisionalSince == null ? first : undefined;
}

function noticeMessage(run: CaseRun, notice: Notice): DueMessage {
  const { what, step, agency, dossierKey: key } = notice;
  const to = { what, agency, caseId: run.history.filed.caseId, step, key };
  if (what === 'notice')
    return { what, key, make: () => ({ ...to, act: 'file', filing: noticeFilingOf(run, notice) }) };
  const { kind, act, orderId } = notice.reversal ?? { kind: 'undo', act: 'taken-back', orderId: null };
  const reversal = () => ({ kind, act, ...run.history.orderDocument(orderId) });
  return { what, key, make: () => ({ ...to, act: 'reverse', reversal: reversal() }) };
}

/** What the citizen supplied, as it was given. */
function suppliesOf(document: unknown): { changes: unknown[]; attachments: AttachedPaper[] } {
  if (typeof document !== 'object' || document === null) return { changes: [], attachments: [] };
  const changes = 'changes' in document && Array.isArray(document.changes) ? document.changes : [];
  return { changes, attachments: attachmentsOf(document) };
}
