/** What the agency of a step, and whom its grant is told to, are sent, made from the case as it stands. */
import { canonicalJson } from '../../domain/canonical-json';
import type { Documents } from '../../domain/case-events';
import { dossierKey } from '../../domain/dossier-key';
import type { Notice } from '../../domain/fold/case-state';
import { isCorrectionUnfiled, type Basis, type FoldedStep } from '../../domain/fold/folded-step';
import { basisNow, earlierBasis, isSameBasis, roundToFile } from '../../domain/fold/made-from';
import { isStillAwaited, resultsBefore } from '../../domain/fold/step-state';
import type { DossierFiling } from '../../domain/schemas/agency-contract';
import type { Provision } from '../../procedures/shared/definition';
import { placeOf } from '../../procedures/shared/places';
import { getStepSpec } from '../../procedures/shared/published';
import type { Placed } from '../../domain/rights/territory';
import type { CaseRun } from './case-run';
import { civilActDecision } from './civil-act';

export function keyOfRound({ history }: CaseRun, step: string, round: number): string {
  return dossierKey({ caseId: history.filed.caseId, step, round });
}

/** The dossier that the step's agency has not acknowledged, if there is one; the agency may hold it all the same. */
export function findUnacknowledged(
  run: CaseRun,
  step: FoldedStep,
): { round: number; dossierKey: string } | undefined {
  if (step.progress !== 'not-begun' && !isCorrectionUnfiled(step)) return undefined;
  const round = roundToFile(step);
  return { round, dossierKey: keyOfRound(run, step.plan.id, round) };
}

/** What the dossier that goes out next is made from: one that its agency has lost goes out as it was. */
export function basisToFile({ history, underway }: CaseRun, step: FoldedStep): Basis {
  const { key, basis } = step.dossier;
  const again = step.progress === 'with-agency' && key !== null && underway.isLost(key) ? basis : null;
  return again ?? basisNow(history.folded, step);
}

/**
 * What a dossier was made from that is acknowledged now, to go with its event; nothing where the case stands at that.
 * Where its agency holds it otherwise than it was sent last, it was sent before.
 */
export function madeFrom(
  { history, underway }: CaseRun,
  step: FoldedStep,
  { key, isBefore }: { key: string; isBefore: boolean },
): { documents?: { madeFrom: Basis } } {
  const earlier = isBefore ? earlierBasis(history.folded, step) : null;
  const basis = earlier ?? underway.basisOf(key);
  return basis && !isSameBasis(basis, basisNow(history.folded, step))
    ? { documents: { madeFrom: basis } }
    : {};
}

export function filingOf(run: CaseRun, step: FoldedStep, round: number): DossierFiling {
  const { plan, grant } = step;
  const { declarationRef, done } = basisToFile(run, step);
  const declaration = run.history.document(declarationRef);
  const dossier = dossierFrom(run, plan.id, { ...now(run, plan.id), declaration, done });
  const { filed, folded } = run.history;
  return {
    ...envelope(run, { step: plan.id, round, agency: plan.agency }),
    dossier,
    receivedAt: filed.receivedAt,
    ...(folded.decided.length > 0 && { decided: folded.decided }),
    ...correcting(run, { replaces: grant?.dossierKey ?? null, correctionId: folded.correctionId }),
  };
}

/** Made from what was granted, not from the case as it stands: that may have gone on before the agency could be told. */
export function noticeFilingOf(run: CaseRun, { step: id, round, agency, granted }: Notice): DossierFiling {
  const { tariffs } = run.history.filed;
  const basis = granted?.basis;
  const declaration = basis && run.history.document(basis.declarationRef);
  const done = basis?.done ?? {};
  const { notice } = getStepSpec(run.edition, id);
  if (!notice) throw new Error(`step ${id} has no notice`);
  return {
    ...envelope(run, { step: id, round, agency }),
    dossier: { ...notice.dossier({ declaration, done, tariffs, granted: granted?.result }) },
    ...correcting(run, { replaces: run.history.step(id).toldKey, correctionId: basis?.correctionId ?? null }),
  };
}

/** Whether the step's dossier, with what the steps before it have brought since, is no longer the one that was filed. */
export function dossierChanged(run: CaseRun, id: string): boolean {
  const { basis } = run.history.step(id).dossier;
  if (!basis) return false;
  const declaration = run.history.document(basis.declarationRef);
  return differ(run, id, { ...nowFor(run, id), declaration, done: basis.done }, nowFor(run, id));
}

/** Whether another declaration would change the dossier of a step that has been filed. */
export function dossierWouldChange(run: CaseRun, id: string, declaration: unknown): boolean {
  if (!run.history.step(id).dossier.basis) return false;
  return differ(run, id, nowFor(run, id), { ...nowFor(run, id), declaration });
}

/** Whether the case was corrected while the dossier was on its way; also where what it awaits is to come anew. */
export function isOutdated(run: CaseRun, id: string, { dossier }: DossierFiling): boolean {
  if (run.history.folded.correctionId === null) return false;
  const sources = now(run, id);
  if (!hasAwaited(run, id, sources)) return true;
  return canonicalJson(dossier) !== canonicalJson(dossierFrom(run, id, sources));
}

function differ(run: CaseRun, id: string, one: Sources, other: Sources): boolean {
  if (!hasAwaited(run, id, one) || !hasAwaited(run, id, other)) return false;
  return canonicalJson(dossierFrom(run, id, one)) !== canonicalJson(dossierFrom(run, id, other));
}

/** A dossier cannot be made without the steps that it builds on, nor without what it awaits. */
function hasAwaited({ edition }: CaseRun, id: string, { done }: Sources): boolean {
  const { awaits, after } = getStepSpec(edition, id);
  return after.every((before) => {
    if (done[before] === undefined) return false;
    const { provides } = getStepSpec(edition, before);
    return !provides || provides.what !== awaits || isProvided(done[before], provides);
  });
}

/** Whether a result holds what its step provides. */
export function isProvided(result: unknown, { member }: Provision): boolean {
  return typeof result === 'object' && result !== null && typeof Reflect.get(result, member) === 'string';
}

/** As things stand; a step that has to wait is read with what it was filed with. */
function nowFor(run: CaseRun, id: string): Sources {
  const { folded } = run.history;
  const step = run.history.step(id);
  const sources = now(run, id);
  const { basis } = step.dossier;
  return basis && isStillAwaited(folded, step) ? { ...sources, done: basis.done } : sources;
}

interface Sources {
  declaration: unknown;
  done: Documents;
  tariffs: string | null;
}

function now({ history }: CaseRun, id: string): Sources {
  const declaration = history.document(history.folded.declarationRef);
  const done = resultsBefore(history.folded, history.step(id));
  return { declaration, done, tariffs: history.filed.tariffs };
}

function dossierFrom({ edition }: CaseRun, id: string, from: Sources): Record<string, unknown> {
  return { ...getStepSpec(edition, id).dossier(from) };
}

function envelope(
  run: CaseRun,
  { step, round, agency }: { step: string; round: number; agency: string },
): Omit<DossierFiling, 'dossier'> {
  const { caseId } = run.history.filed;
  const { edition } = run.edition;
  const { place } = placesNow(run, step);
  return { caseId, step, round, edition, place, callbackPath: `/v1/callbacks/${agency}` };
}

/** Where the act is registered, and whose body decides the step, as is declared now. */
export function placesNow({ history, edition }: CaseRun, id: string): Placed {
  const declaration = history.document(history.folded.declarationRef);
  return {
    office: edition.office(declaration),
    place: placeOf(getStepSpec(edition, id), edition, declaration),
  };
}

/** What is filed or told again without a correction has come of the civil act since. */
function correcting(
  run: CaseRun,
  { replaces, correctionId }: { replaces: string | null; correctionId: string | null },
): Pick<DossierFiling, 'correction'> {
  const decision = run.history.orderDocument(correctionId).decision ?? civilActDecision(run);
  return replaces !== null && decision ? { correction: { replaces, decision } } : {};
}
