import { condition } from '@temporalio/workflow';
import { dossierKey } from '../../domain/dossier-key';
import type { FoldedStep } from '../../domain/fold/case-state';
import { getStep } from '../../procedures/bundles';
import type { CaseRun } from './case-run';
import { deliver } from './deliver';

/**
 * Tells the population database of every change that a granted step brought about: once each, one after another, in
 * the order of the grants (Plan 156, III.1). Later steps do not wait for it; the case does.
 */
export async function runNotices(
  run: CaseRun,
  { stepsAreOver }: { stepsAreOver: () => boolean },
): Promise<void> {
  for (;;) {
    await condition(
      () => findNextNotice(run) !== undefined || (stepsAreOver() && findOpen(run).length === 0),
    );
    const next = findNextNotice(run);
    if (!next) return;
    await notify(run, next);
  }
}

/** Granted, to be told, and not waiting for the personal number or for an operator. */
function findNextNotice(run: CaseRun): FoldedStep | undefined {
  const [first] = findOpen(run);
  return first?.provisionalSince === null && first.noticeStuckSince === null ? first : undefined;
}

function findOpen({ file }: CaseRun): FoldedStep[] {
  return file.steps
    .filter(({ noticeSince }) => noticeSince !== null)
    .sort((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : 0));
}

async function notify(run: CaseRun, { plan, round }: FoldedStep): Promise<void> {
  const { file, edition } = run;
  const { caseId } = file.filed;
  const agency = 'population';
  const key = dossierKey({ caseId, step: plan.id, round });
  const filing = {
    caseId,
    step: plan.id,
    round,
    edition: edition.edition,
    callbackPath: `/v1/callbacks/${agency}`,
    dossier: noticeOf(run, plan.id),
  };
  const { atMs, refused } = await deliver(run, { what: 'notice', agency, step: plan.id, key, filing });
  if (refused) file.emit('notice-stuck', { step: plan.id, data: { agency, ...refused }, atMs });
  else file.emit('notice-delivered', { step: plan.id, data: { agency, dossierKey: key }, atMs });
}

function noticeOf({ file, edition }: CaseRun, id: string): Record<string, unknown> {
  const { declaration, done } = file;
  const notice = getStep(edition, id).notice?.({ declaration, done, granted: done[id] });
  if (!notice) throw new Error(`step ${id} has no notice`);
  return { ...notice };
}
