import type { Delivered } from '../../activities/dossier-client';
import { dossierKey } from '../../domain/dossier-key';
import type { DossierFiling } from '../../domain/schemas/agency-contract';
import { getStep } from '../../procedures/bundles';
import { stepDeadline } from '../../procedures/plan';
import type { CaseRun } from './case-run';
import { deliver } from './deliver';

/** Makes the step's dossier and files it with its agency, whose clock starts when it holds the file. */
export async function fileStep(run: CaseRun, id: string): Promise<void> {
  const { file, edition, calendar } = run;
  const { round } = file.step(id);
  const { caseId, verification, dueAt: bundleDueAt } = file.filed;
  const { atMs, refused } = await deliverDossier(run, id);
  if (refused) return file.emit('step-stuck', { step: id, data: refused, atMs });
  const step = getStep(edition, id);
  const filedAt = file.timeOf(atMs);
  const dueAt = stepDeadline({ step, filedAt, verification, bundleDueAt, calendar });
  const data = { round, dossierKey: dossierKey({ caseId, step: id, round }), dueAt };
  file.emit('step-filed', { step: id, data, atMs });
}

/** The step's dossier under its key: the same message, with one effect, however often it is delivered. */
export function deliverDossier(run: CaseRun, id: string): Promise<Delivered> {
  const { plan, round } = run.file.step(id);
  const key = dossierKey({ caseId: run.file.filed.caseId, step: id, round });
  const filing = filingOf(run, id, round);
  return deliver(run, { what: 'delivery', agency: plan.agency, step: id, key, filing });
}

function filingOf({ file, edition }: CaseRun, id: string, round: number): DossierFiling {
  const { declaration, done } = file;
  return {
    caseId: file.filed.caseId,
    step: id,
    round,
    edition: edition.edition,
    callbackPath: `/v1/callbacks/${file.step(id).plan.agency}`,
    dossier: { ...getStep(edition, id).dossier({ declaration, done }) },
  };
}
