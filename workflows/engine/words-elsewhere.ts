/**
 * Words on dossiers that their steps have gone on from. An agency may grant on a complaint what it had refused, under the
 * key of the refused dossier, whatever the step has come to since: its grant before that stands again, a correction has
 * been given up, another dossier is out.
 */
import { parseDossierKey } from '../../domain/dossier-key';
import type { CaseState } from '../../domain/fold/case-state';
import { reversalOf, type FoldedStep, type RefusedDossier } from '../../domain/fold/folded-step';
import { refsOf } from '../../domain/fold/snapshot';
import { mayBeGranted } from '../../domain/fold/step-state';
import type { AgencyDecision } from '../../domain/schemas/agency-contract';
import { isStepFree } from './apply-astray';
import type { CaseRun } from './case-run';
import { contradict, decideStep, refileIfChanged, saidOf, type Said } from './decide-step';
import { findUnacknowledged } from './filings';
import { appointAnew, moveDeadlines } from './watch-deadlines';

export function applyElsewhere(run: CaseRun): void {
  const { history, underway } = run;
  for (const key of underway.keysWithWords) {
    const id = parseDossierKey(key)?.step;
    if (!history.folded.steps.some(({ plan }) => plan.id === id) || id === undefined) continue;
    while (isElsewhere(run, key, history.step(id)) && !waits(run, key, history.step(id))) {
      const decision = underway.takeDecision(key);
      if (!decision) break;
      hear(run, history.step(id), decision);
    }
  }
}

/** Of what stands and of what is out the step itself hears; what has gone astray, and what is yet to come, are apart. */
function isElsewhere(run: CaseRun, key: string, step: FoldedStep): boolean {
  const { dossier, grant } = step;
  const known = [dossier.key, grant?.dossierKey, findUnacknowledged(run, step)?.dossierKey];
  if (known.includes(key)) return false;
  if (run.history.folded.strays.some(({ dossierKey }) => dossierKey === key)) return false;
  return (parseDossierKey(key)?.round ?? 0) <= dossier.round;
}

/** Until it is known what becomes of what the step is at. */
function waits(run: CaseRun, key: string, step: FoldedStep): boolean {
  return step.refused?.dossierKey === key && (reversalOf(step) !== null || !isStepFree(run, step.plan.id));
}

function hear(run: CaseRun, step: FoldedStep, decision: AgencyDecision): void {
  const { grant, heard } = step;
  const { decisionId, dossierKey } = decision;
  const said = saidOf(step, decision);
  if (heard.includes(decisionId) || decision.decision !== 'granted') return;
  // What stands was granted after this was said.
  if (grant && Date.parse(said.decided.decidedAt) < Date.parse(grant.decidedAt)) return;
  const refused = step.refused?.dossierKey === dossierKey ? step.refused : null;
  if (refused && counts(run.history.folded, step, refused)) return grantAfterAll(run, step, said);
  contradict(run, step.plan.id, said);
}

/**
 * Not where what it declares is kept no more, since others have been declared; nor where its correction was given up and
 * something has been supplied since, so that nobody has said what is declared then.
 */
function counts(state: CaseState, step: FoldedStep, { basis }: RefusedDossier): boolean {
  const isGivenUp = state.givenUp !== null && basis.correctionId === state.correctionId;
  const isKept = refsOf(state).has(basis.declarationRef);
  const isClear = !isGivenUp || state.declarationRef === state.uncorrectedRef;
  return mayBeGranted(state, step) && isKept && isClear;
}

function grantAfterAll(run: CaseRun, { plan: { id: step }, progress }: FoldedStep, said: Said): void {
  const { history } = run;
  const before = history.folded;
  history.emit('dossier-taken-up', { step, data: { dossierKey: said.decision.dossierKey } });
  decideStep(run, history.step(step), said);
  const isRevived = before.givenUp !== null && history.folded.givenUp === null;
  for (const { plan } of before.steps)
    if (plan.id === step || (isRevived && !hasRefused(run, plan.id))) refileIfChanged(run, plan.id);
  if (before.settledAt !== null) appointAnew(run);
  else if (progress === 'awaiting-citizen') moveDeadlines(run, { why: 'paused' });
}

/** Its agency would not follow the correction either, and has said nothing else. */
function hasRefused({ history }: CaseRun, id: string): boolean {
  const { correctionId } = history.folded;
  return history.step(id).refused?.basis.correctionId === correctionId;
}
