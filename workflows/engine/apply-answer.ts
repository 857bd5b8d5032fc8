import type { AgencyAnswer, AgencyMessage } from '../../activities/agency-message';
import { findUnacknowledged, isOutdated } from './filings';
import { stepDeadline } from '../../procedures/shared/plan';
import { getStep } from '../../procedures/shared/editions';
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

function deliveryAnswered(run: CaseRun, message: AgencyMessage, { outcome, status }: AgencyAnswer): void {
  const { file } = run;
  const { step: id } = message;
  const step = file.step(id);
  if (outcome !== 'taken' && outcome !== 'held-otherwise') {
    // Asked for again, the agency holds nothing that would have to be taken back first, or still what it asked about.
    if (step.ending && message.what === 'delivery') return end(run, id);
    if (step.ending) return file.emit('supplement-refused', { step: id, data: { status } });
    const what = message.what === 'supplement' ? 'supplement' : 'delivery';
    return file.emit('step-stuck', { step: id, data: { what, cause: 'message-refused', status } });
  }
  if (message.act !== 'file' && message.act !== 'supplement') return;
  const key = message.act === 'supplement' ? message.newKey : message.key;
  const data = { round: message.filing.round, dossierKey: key, dueAt: dueAtOf(run, id) };
  file.emit('step-filed', { step: id, data });
  const isOther = outcome === 'held-otherwise' || isOutdated(run, id, message.filing);
  if (!step.ending && isOther)
    file.emit('step-outdated', { step: id, data: { orderId: file.folded.correctionId ?? '' } });
}

/** Its agency's clock starts when it holds the file; a supplement goes on with the clock that was running. */
function dueAtOf({ file, edition, calendar }: CaseRun, id: string): string {
  const { supplement, dueAt } = file.step(id);
  if (supplement) return dueAt;
  const { verification } = file.filed;
  const bundleDueAt = file.folded.dueAt;
  return stepDeadline({ step: getStep(edition, id), filedAt: file.now, verification, bundleDueAt, calendar });
}

function withdrawalAnswered(run: CaseRun, { step }: AgencyMessage, answer: AgencyAnswer): void {
  const { outcome, status } = answer;
  if (outcome === 'taken' || outcome === 'already-decided') arrivedAfterAll(run, step);
  if (outcome === 'taken' || outcome === 'absent') return end(run, step);
  if (outcome === 'already-decided') return run.file.emit('withdrawal-too-late', { step, data: {} });
  run.file.emit('step-stuck', { step, data: { what: 'withdrawal', cause: 'message-refused', status } });
}

/** The agency holds a dossier whose delivery nobody had heard of. */
function arrivedAfterAll(run: CaseRun, id: string): void {
  const unacknowledged = findUnacknowledged(run, run.file.step(id));
  if (!unacknowledged) return;
  run.file.emit('step-filed', { step: id, data: { ...unacknowledged, dueAt: dueAtOf(run, id) } });
}

/** The step ends as was meant when its dossier was asked back. */
function end({ file }: CaseRun, id: string): void {
  const { ending } = file.step(id);
  if (!ending) throw new Error(`step ${id} is not being ended`);
  const { how, code } = ending;
  switch (how) {
    case 'recalled':
      return file.emit('step-recalled', { step: id, data: {} });
    case 'refused':
      return file.emit('step-refused', {
        step: id,
        data: { decisionId: null, decidedAt: file.now, code },
        documents: { reason: { code } },
      });
    case 'withdrawn':
    case 'skipped':
      return file.emit('step-withdrawn', { step: id, data: { code } });
  }
}

function reversalAnswered({ file }: CaseRun, { step }: AgencyMessage, answer: AgencyAnswer): void {
  const { outcome, status, claim } = answer;
  const { reversing } = file.step(step);
  if (outcome !== 'taken' && outcome !== 'claim-open') {
    return file.emit('reversal-failed', { step, data: { cause: 'message-refused', status } });
  }
  if (claim) file.emit('claim-opened', { step, data: { ...claim, from: 'payee' } });
  file.emit('step-reversed', { step, data: { act: reversing?.act ?? '' } });
}

function noticeAnswered({ file }: CaseRun, message: AgencyMessage, { outcome, status }: AgencyAnswer): void {
  const { step, agency, key: dossierKey } = message;
  const what = message.what === 'notice' ? 'notice' : 'notice-reversal';
  const about = { what, agency, dossierKey } as const;
  // Where the database was never told, nothing has to be taken back.
  const isTold = outcome === 'taken' || (what === 'notice-reversal' && outcome === 'absent');
  if (isTold) return file.emit('notice-delivered', { step, data: about });
  file.emit('notice-stuck', { step, data: { ...about, cause: 'message-refused', status } });
}
