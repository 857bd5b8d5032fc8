/** An operator's verbs for what an agency will not take: try again, as it is or edited, or go on without. */
import type { CaseState } from '../../../domain/fold/case-state';
import { askedBack, redoOf, reversalOf, type FoldedStep } from '../../../domain/fold/folded-step';
import type { CaseRun } from '../case-run';
import { dossierChanged } from '../filings';
import { contradictsRecord, type OrderRules } from './order-rules';

export const retry: OrderRules<'retry'> = {
  reject: (run, { step: id, edit }) => {
    const rejection = rejectUnlessStuck(run, id);
    if (rejection) return rejection;
    const isStale = edit !== null && edit.declarationRef !== run.history.folded.declarationRef;
    if (isStale) return 'stale-declaration';
    return edit && contradictsRecord(run, edit.declaration) ? 'registered-fact' : undefined;
  },
  take: (run, { id, by, step, reason, edit }) => {
    const { history } = run;
    const pointers = edit?.changes.map(({ pointer }) => pointer) ?? [];
    const declaration = edit ? edit.declaration : history.document(history.folded.declarationRef);
    const { key } = history.step(step).dossier;
    if (key !== null) run.underway.askAgain(key);
    const documents = { reason: { text: reason }, declaration };
    history.emit('step-retried', {
      id,
      step,
      by,
      data: { orderId: id, pointers, facts: edit?.facts ?? history.folded.facts },
      documents,
    });
  },
};

export const skip: OrderRules<'skip'> = {
  reject: (run, { step }) => rejectUnlessSkippable(run, step),
  take: (run, { id, by, step, reason }) => {
    const { history } = run;
    const before = history.folded;
    history.emit('step-skipped', {
      id,
      step,
      by,
      data: { orderId: id },
      documents: { reason: { text: reason } },
    });
    followDeclared(run, before, step);
  },
};

/**
 * To skip a step may give a correction up. Dossiers that were to be filed again, or are undecided, then have to follow
 * the declaration that counts now.
 */
function followDeclared(run: CaseRun, before: CaseState, skipped: string): void {
  const { history } = run;
  const { declarationRef, correctionId, steps } = before;
  if (history.folded.declarationRef === declarationRef) return;
  for (const step of steps) {
    const { progress } = step;
    const { id } = step.plan;
    const isOut = !askedBack(step) && (progress === 'with-agency' || progress === 'awaiting-citizen');
    if (id === skipped || !(redoOf(step) ?? isOut)) continue;
    if (redoOf(history.step(id)) || !dossierChanged(run, id)) continue;
    history.emit('step-outdated', { step: id, data: { orderId: correctionId } });
  }
}

export function rejectUnlessSkippable(
  run: CaseRun,
  id: string,
): 'unknown-step' | 'not-stuck' | 'step-needed' | undefined {
  const rejection = rejectUnlessStuck(run, id);
  if (rejection) return rejection;
  const { stuck, doubt, plan, grant } = run.history.step(id);
  const at = stuck?.what ?? doubt?.what ?? '';
  const isOpen = ['delivery', 'supplement', 'dossier', 'decision'].includes(at);
  const isNeeded = isOpen && plan.after.length === 0 && !grant;
  return isNeeded ? 'step-needed' : undefined;
}

export function rejectUnlessStuck(
  { history }: CaseRun,
  id: string,
): 'unknown-step' | 'not-stuck' | undefined {
  const step = history.folded.steps.find(({ plan }) => plan.id === id);
  if (!step) return 'unknown-step';
  const { notices, strays, untaken } = history.folded;
  return isStuck(step) ||
    [...notices, ...strays, ...untaken].some(({ step: of, stuck }) => of === id && stuck)
    ? undefined
    : 'not-stuck';
}

function isStuck(step: FoldedStep): boolean {
  return (step.stuck ?? reversalOf(step)?.failed ?? step.doubt) !== null;
}
