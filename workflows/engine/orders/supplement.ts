import { isBelow } from '../../../domain/json-pointer';
import { stepStateOf } from '../../../domain/fold/step-state';
import type { CaseRun } from '../case-run';
import { isPast } from '../watch-deadlines';
import { contradictsRecord, type OrderRules } from './order-rules';

/** The citizen answers what an agency has asked (bổ sung hồ sơ), and changes nothing else. */
export const supplement: OrderRules<'supplement'> = {
  reject: (run, { step: id, changes, declaration, declarationRef, cameAt }) => {
    const rejection = rejectUnlessAsked(run, id);
    if (rejection) return rejection;
    const { folded } = run.history;
    const { asked } = run.history.step(id).dossier;
    // By the case's own timer; what has been judged to be in time is.
    if (cameAt === undefined && asked && isPast(run, asked.until)) return 'nothing-asked';
    if (declarationRef !== folded.declarationRef) return 'stale-declaration';
    const fields = asked?.fields ?? [];
    if (!changes.every((change) => fields.some(({ pointer }) => isBelow(change.pointer, pointer))))
      return 'not-asked';
    return contradictsRecord(run, declaration) ? 'registered-fact' : undefined;
  },
  take: (run, order) => {
    const { id, by, step, changes, attachments, reason, declaration, facts, cameAt } = order;
    const pointers = changes.map(({ pointer }) => pointer);
    run.history.emit('supplement-received', {
      id,
      step,
      by,
      data: { orderId: id, ...(cameAt !== undefined && { cameAt }), pointers, facts },
      documents: { supplement: { changes, attachments, ...(reason && { note: reason }) }, declaration },
    });
  },
};

export function rejectUnlessAsked(
  { history: { folded } }: CaseRun,
  id: string,
): 'unknown-step' | 'nothing-asked' | undefined {
  const step = folded.steps.find(({ plan }) => plan.id === id);
  if (!step) return 'unknown-step';
  return stepStateOf(folded, step) === 'awaiting-citizen' ? undefined : 'nothing-asked';
}
