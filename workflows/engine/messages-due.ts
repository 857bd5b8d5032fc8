import type { AgencyMessage } from '../../activities/agency-message';
import type { CaseState, Notice, Stray } from '../../domain/fold/case-state';
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
import { isUnheard, roundToFile } from '../../domain/fold/made-from';
import { filingOf, findUnacknowledged, keyOfRound, noticeFilingOf } from './filings';

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
    ...folded.strays.flatMap((stray) => strayMessage(run, stray)),
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
  // The citizen's answer goes out even where the dossier is asked back: until the agency has taken or refused it, nobody
  // can say which of two dossiers is the open one.
  if (supplement && (back || state === 'filing')) return [supplementMessage(run, step, supplement)];
  if (back) {
    const isHeld = underway.findCarrierOf(step.plan.id) !== undefined || isUnheard(history.folded, step);
    return isHeld ? [] : [withdrawalMessage(run, step, back)];
  }
  if (state === 'filing') return [deliveryMessage(run, step, roundToFile(step))];
  const isLost = state === 'with-agency' && key !== null && underway.isLost(key);
  return isLost ? [deliveryMessage(run, step, round)] : [];
}

/**
 * A dossier that was not acknowledged, or was lost, may still be on its way to its agency. Then it is no answer at first
 * that the agency does not know it.
 */
function withdrawalMessage(run: CaseRun, step: FoldedStep, back: AskedBack): DueMessage {
  const { id, agency } = step.plan;
  const { caseId } = run.history.filed;
  const unacknowledged = findUnacknowledged(run, step);
  const key = unacknowledged?.dossierKey ?? getDossierKey(step);
  const isKnown = !unacknowledged && !run.underway.isLost(key);
  const absence = isKnown ? {} : { mayYetArrive: true };
  const what = 'withdrawal';
  const reason = () => reasonOf(run, back);
  const to = { what, agency, caseId, step: id, key, act: 'withdraw', ...absence } as const;
  return { what, key, make: () => ({ ...to, reason: reason() }) };
}

const reasonOf = ({ history }: CaseRun, { how, orderId, code }: AskedBack) =>
  how === 'withdrawn' ? history.orderDocument(orderId).reason : code;

/** What has turned up beside the dossier that the step goes on with is asked back on its own. */
function strayMessage(run: CaseRun, stray: Stray): DueMessage[] {
  const { step, dossierKey: key, recall, turnedUp, isDecided, stuck } = stray;
  if (turnedUp === null || isDecided || stuck) return [];
  const { agency } = run.history.step(step).plan;
  const what = 'withdrawal';
  const to = { what, agency, caseId: run.history.filed.caseId, step, key, act: 'withdraw' } as const;
  return [{ what, key, make: () => ({ ...to, reason: reasonOf(run, recall) }) }];
}

function deliveryMessage(run: CaseRun, step: FoldedStep, round: number): DueMessage {
  const { id, agency } = step.plan;
  const { caseId } = run.history.filed;
  const key = keyOfRound(run, id, round);
  const what = 'delivery';
  const filing = () => filingOf(run, step, round);
  // A run that was lost may have sent it.
  const mayHaveArrived = step.dossier.mayHaveArrived || run.isResumed;
  const again = mayHaveArrived ? { mayHaveArrived: true as const } : {};
  const to = { what, agency, caseId, step: id, key, act: 'file', ...again } as const;
  return { what, key, make: () => ({ ...to, filing: filing() }) };
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
 * Reversals go one at a time: the newest grant first, and none before every step that builds on it is over. A dossier
 * that is asked back may turn out to be granted, and its grant would be the newest, so reversals wait for it. They do not
 * wait for an agency that is out.
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

/** The dossier is asked back, or was asked back too late and its grant is about to come, which is then reversed. */
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
 * Notices go one after another. A reversal is told once every step that is to be reversed has been, so that of the civil
 * act comes last. A provisional grant is told of once it is complete.
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
