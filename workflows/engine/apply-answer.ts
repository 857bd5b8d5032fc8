import type { AgencyAnswer, AgencyMessage } from '../../activities/agency-message';
import { askedBack } from '../../domain/fold/folded-step';
import { findUnacknowledged, isOutdated, madeFrom, placesNow } from './filings';
import { parseDossierKey } from '../../domain/dossier-key';
import { vietNamInstant } from '../../domain/viet-nam-time';
import { mayArriveForMs } from '../patience';
import { stepDeadline } from '../../procedures/shared/plan';
import { getStepSpec } from '../../procedures/shared/published';
import type { CaseRun } from './case-run';

/** Puts what came of a message into the case's events. */
export function applyAnswer(run: CaseRun, message: AgencyMessage, answer: AgencyAnswer): void {
  switch (message.what) {
    case 'delivery':
    case 'supplement':
      return deliveryAnswered(run, message, answer);
    case 'withdrawal':
      return withdrawalAnswered(run, message, answer);
    case 'reversal':
      return reversalAnswered(run, message, answer);
    case 'notice':
    case 'notice-reversal':
      return noticeAnswered(run, message, answer);
  }
}

function deliveryAnswered(run: CaseRun, message: AgencyMessage, answer: AgencyAnswer): void {
  const { outcome, status } = answer;
  const { history } = run;
  const { step: id } = message;
  const step = history.step(id);
  if (outcome !== 'taken' && outcome !== 'held-otherwise') {
    // The dossier is asked back as well. A refused delivery leaves the agency with nothing, so the step ends. A refused
    // answer leaves it with the dossier that it asked about, which has to come back.
    const isAskedBack = askedBack(step) !== null;
    if (isAskedBack && message.what === 'delivery') return end(run, id);
    if (isAskedBack) return history.emit('supplement-refused', { step: id, data: { status } });
    const what = message.what === 'supplement' ? 'supplement' : 'delivery';
    const sent = answer.mayHaveArrived ? { sent: true as const } : {};
    return history.emit('step-stuck', {
      step: id,
      data: { what, cause: 'message-refused', status, ...sent },
    });
  }
  if (message.act !== 'file' && message.act !== 'supplement') return;
  const key = message.act === 'supplement' ? message.newKey : message.key;
  const { round } = message.filing;
  const data = { round, dossierKey: key, dueAt: dueAtOf(run, id), ...placesNow(run, id) };
  const isOther = outcome === 'held-otherwise';
  history.emit('step-filed', { step: id, data, ...madeFrom(run, step, { key, isBefore: isOther }) });
  if (!askedBack(step) && (isOther || isOutdated(run, id, message.filing)))
    history.emit('step-outdated', { step: id, data: { orderId: history.folded.correctionId } });
}

/** Its agency's clock starts when it holds the file; a supplement goes on with the clock that was running. */
function dueAtOf({ history, edition, calendar }: CaseRun, id: string): string {
  const { dossier, dueAt } = history.step(id);
  if (dossier.supplement) return dueAt;
  const { dueAt: bundleDueAt, facts } = history.folded;
  const { verification } = facts;
  return stepDeadline({
    step: getStepSpec(edition, id),
    filedAt: history.now,
    verification,
    bundleDueAt,
    calendar,
  });
}

function withdrawalAnswered(run: CaseRun, message: AgencyMessage, answer: AgencyAnswer): void {
  const { step, key } = message;
  const { status } = answer;
  if (run.history.folded.strays.some(({ dossierKey }) => dossierKey === key))
    return strayAnswered(run, message, answer);
  // Its agency has decided on it: then the dossier is there, whatever it says.
  const isDecided = answer.outcome === 'absent' && run.underway.hasDecision(key);
  const outcome = isDecided ? 'already-decided' : answer.outcome;
  if (outcome === 'absent') goneAstray(run, message);
  if (outcome === 'taken' || outcome === 'already-decided') arrivedAfterAll(run, step);
  if (outcome === 'taken' || outcome === 'absent') return end(run, step);
  if (outcome === 'already-decided') return run.history.emit('withdrawal-too-late', { step, data: {} });
  run.history.emit('step-stuck', { step, data: { what: 'withdrawal', cause: 'message-refused', status } });
}

/** Silence ends nothing: what was sent may arrive later than anybody believed, and is asked after for as long. */
function goneAstray(run: CaseRun, message: AgencyMessage): void {
  const { history } = run;
  if (message.act !== 'withdraw' || message.mayYetArrive !== true) return;
  const until = vietNamInstant(history.nowMs + mayArriveForMs);
  const { step, key: dossierKey } = message;
  const round = parseDossierKey(dossierKey)?.round ?? history.step(step).dossier.round;
  const made = madeFrom(run, history.step(step), { key: dossierKey, isBefore: run.isResumed });
  history.emit('dossier-astray', { step, data: { round, dossierKey, until }, ...made });
}

/** What had gone astray is asked back beside the dossier that the step goes on with. */
function strayAnswered(
  { history }: CaseRun,
  { step, key: dossierKey }: AgencyMessage,
  answer: AgencyAnswer,
): void {
  const { outcome, status } = answer;
  if (outcome === 'taken' || outcome === 'absent')
    return history.emit('dossier-returned', { step, data: { dossierKey } });
  if (outcome === 'already-decided')
    return history.emit('dossier-return-too-late', { step, data: { dossierKey } });
  history.emit('dossier-return-stuck', { step, data: { dossierKey, cause: 'message-refused', status } });
}

/** A decision on a dossier whose delivery nobody has heard of acknowledges it. */
export function acknowledgeDecided(run: CaseRun, id: string): void {
  const step = run.history.step(id);
  const sent = findUnacknowledged(run, step);
  if (!sent || askedBack(step) || !run.underway.hasDecision(sent.dossierKey)) return;
  if (step.stuck ?? run.underway.findCarrierOf(id)) arrivedAfterAll(run, id);
}

/** The agency holds a dossier whose delivery nobody had heard of. */
function arrivedAfterAll(run: CaseRun, id: string): void {
  const step = run.history.step(id);
  const unacknowledged = findUnacknowledged(run, step);
  if (!unacknowledged) return;
  const carrier = run.underway.findCarrierOf(id);
  if (carrier?.delay === 'told') {
    const { what, agency } = carrier.message;
    run.history.emit('step-resumed', { step: id, data: { what, agency } });
  }
  if (carrier) carrier.delay = 'over';
  const data = { ...unacknowledged, dueAt: dueAtOf(run, id), ...placesNow(run, id) };
  // Whether it is this run's or that of one that was lost, its agency does not say.
  const made = madeFrom(run, step, { key: data.dossierKey, isBefore: run.isResumed });
  run.history.emit('step-filed', { step: id, data, ...made });
}

/** The step ends as was meant when its dossier was asked back. */
function end({ history }: CaseRun, id: string): void {
  const back = askedBack(history.step(id));
  if (!back) throw new Error(`the dossier of step ${id} is not asked back`);
  const { how, code } = back;
  switch (how) {
    case 'recalled':
      return history.emit('step-recalled', { step: id, data: {} });
    case 'refused':
      return history.emit('step-refused', {
        step: id,
        data: { decisionId: null, decidedAt: history.now, code },
        documents: { reason: { code } },
      });
    case 'withdrawn':
    case 'skipped':
      return history.emit('step-withdrawn', { step: id, data: { code } });
  }
}

function reversalAnswered({ history }: CaseRun, message: AgencyMessage, answer: AgencyAnswer): void {
  const { step } = message;
  if (message.act !== 'reverse') throw new Error('what reverses nothing is answered as a reversal');
  const { outcome, status, claim } = answer;
  if (outcome !== 'taken' && outcome !== 'claim-open') {
    const cause = outcome === 'unusable' ? 'answer-unusable' : 'message-refused';
    return history.emit('reversal-failed', { step, data: { cause, status } });
  }
  if (claim) history.emit('claim-opened', { step, data: { ...claim, from: 'payee' } });
  history.emit('step-reversed', { step, data: { act: message.reversal.act } });
}

function noticeAnswered(
  { history }: CaseRun,
  message: AgencyMessage,
  { outcome, status }: AgencyAnswer,
): void {
  const { step, agency, key: dossierKey } = message;
  const what = message.what === 'notice' ? 'notice' : 'notice-reversal';
  const about = { what, agency, dossierKey } as const;
  // Where the database was never told, nothing has to be taken back.
  const isTold = outcome === 'taken' || (what === 'notice-reversal' && outcome === 'absent');
  if (isTold) return history.emit('notice-delivered', { step, data: about });
  const cause = outcome === 'not-believed' ? 'notice-refused' : 'message-refused';
  history.emit('notice-stuck', { step, data: { ...about, cause, status } });
}
