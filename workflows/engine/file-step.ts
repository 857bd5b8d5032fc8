import { dossierKey } from '../../domain/dossier-key';
import type { DossierFiling } from '../../domain/schemas/agency-contract';
import { getStep } from '../../procedures/bundles';
import { stepDeadline } from '../../procedures/plan';
import type { CaseRun } from './case-run';
import { deliver } from './deliver';

/** Makes the step's dossier and files it with its agency, whose clock starts when it holds the file. */
export async function fileStep(run: CaseRun, id: string): Promise<void> {
  const { file, edition, calendar } = run;
  const { plan, round } = file.step(id);
  const { caseId, verification, dueAt: bundleDueAt } = file.filed;
  const key = dossierKey({ caseId, step: id, round });
  const filing = filingOf(run, id, round);
  const { atMs, refused } = await deliver(run, {
    what: 'delivery',
    agency: plan.agency,
    step: id,
    key,
    filing,
  });
  if (refused) return file.emit('step-stuck', { step: id, data: refused, atMs });
  const step = getStep(edition, id);
  const filedAt = file.timeOf(atMs);
  const dueAt = stepDeadline({ step, filedAt, verification, bundleDueAt, calendar });
  file.emit('step-filed', { step: id, data: { round, dossierKey: key, dueAt }, atMs });
}

/** The message that carries a step's dossier, the same however often it is made. */
export function filingOf({ file, edition }: CaseRun, id: string, round: number): DossierFiling {
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
