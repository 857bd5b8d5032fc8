import { canonicalJson } from '../../domain/canonical-json';
import type { Documents } from '../../domain/case-events';
import { noticeAgency, resultsOf, type FoldedStep, type Notice } from '../../domain/fold/case-state';
import type { DossierFiling } from '../../domain/schemas/agency-contract';
import { getStep } from '../../procedures/bundles';
import type { CaseRun } from './case-run';
import { correctionDecision } from './order-documents';

/** What agencies and the population database are sent for a step, made from the case as it stands. */

/** A corrected dossier is a round of its own. */
export function roundToFile({ redo, round }: FoldedStep): number {
  return redo ? round + 1 : round;
}

export function filingOf(run: CaseRun, { plan, grant }: FoldedStep, round: number): DossierFiling {
  const dossier = dossierFrom(run, plan.id, now(run));
  return {
    ...envelope(run, { step: plan.id, round, agency: plan.agency }),
    dossier,
    ...correcting(run, grant?.dossierKey ?? null),
  };
}

export function noticeFilingOf(run: CaseRun, { step: id, round, replaces }: Notice): DossierFiling {
  const sources = now(run);
  const notice = getStep(run.edition, id).notice?.({ ...sources, granted: sources.done[id] });
  if (!notice) throw new Error(`step ${id} has no notice`);
  return {
    ...envelope(run, { step: id, round, agency: noticeAgency }),
    dossier: { ...notice },
    ...correcting(run, replaces),
  };
}

/**
 * Whether the step's dossier, read with another declaration or with what the steps before it have brought since, is no
 * longer the one that was filed.
 */
export function dossierChanges(run: CaseRun, id: string, declaration = now(run).declaration): boolean {
  const { basis } = run.file.step(id);
  if (!basis) return false;
  const { tariffs, done } = now(run);
  const filed = { declaration: run.file.document(basis.declarationRef), done: basis.done, tariffs };
  const text = (from: Sources) => canonicalJson(dossierFrom(run, id, from));
  return text(filed) !== text({ declaration, done, tariffs });
}

interface Sources {
  declaration: unknown;
  done: Documents;
  tariffs: string;
}

function now({ file }: CaseRun): Sources {
  const declaration = file.document(file.folded.declarationRef);
  return { declaration, done: resultsOf(file.folded), tariffs: file.filed.tariffs };
}

function dossierFrom({ edition }: CaseRun, id: string, from: Sources): Record<string, unknown> {
  return { ...getStep(edition, id).dossier(from) };
}

function envelope(
  { file, edition }: CaseRun,
  { step, round, agency }: { step: string; round: number; agency: string },
): Omit<DossierFiling, 'dossier'> {
  const { caseId } = file.filed;
  return { caseId, step, round, edition: edition.edition, callbackPath: `/v1/callbacks/${agency}` };
}

function correcting({ file }: CaseRun, replaces: string | null): Pick<DossierFiling, 'correction'> {
  const decision = correctionDecision(file);
  return replaces !== null && decision ? { correction: { replaces, decision } } : {};
}
