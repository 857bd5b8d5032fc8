import { isBelow } from '../../../domain/json-pointer';
import { stepStateOf } from '../../../domain/fold/step-state';
import { contradictsRecord, type OrderRules } from './order-rules';

/** The citizen answers what an agency has asked (bổ sung hồ sơ), and changes nothing else. */
export const supplement: OrderRules<'supplement'> = {
  reject: (run, { step: id, changes, declaration, declarationRef }) => {
    const { folded } = run.history;
    const step = folded.steps.find(({ plan }) => plan.id === id);
    if (!step) return 'unknown-step';
    // Until its limit has passed by the case's own timer, which ends that.
    if (stepStateOf(folded, step) !== 'awaiting-citizen') return 'nothing-asked';
    const { asked } = step.dossier;
    if (declarationRef !== folded.declarationRef) return 'stale-declaration';
    const fields = asked?.fields ?? [];
    if (!changes.every((change) => fields.some(({ pointer }) => isBelow(change.pointer, pointer))))
      return 'not-asked';
    return contradictsRecord(run, declaration) ? 'registered-fact' : undefined;
  },
  take: (run, order) => {
    const { id, by, step, changes, attachments, reason, declaration } = order;
    run.history.emit('supplement-received', {
      id,
      step,
      by,
      data: { orderId: id, pointers: changes.map(({ pointer }) => pointer), flags: order.flags },
      documents: { supplement: { changes, attachments, ...(reason && { note: reason }) }, declaration },
    });
  },
};
