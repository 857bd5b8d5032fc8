import { z } from 'zod';
import { getStep as getFolded, type FoldedStep } from '../../domain/fold/case-state';
import { stepStateOf } from '../../domain/fold/step-state';
import { isBelow } from '../../domain/json-pointer';
import type { CaseFile } from '../../casework/case-on-record';
import { editOf } from '../../casework/orders/edit';
import { orderRoute } from '../orders/order-route';
import { notAsked } from '../orders/rejection';
import { invalidInput, Problem } from '../problems/problem';
import { CaseId } from '../schemas/instants';
import { StepsReply, SupplementBody, WithdrawalBody, WithdrawalReply } from '../schemas/orders';

/** What the citizen may order: to answer what an agency has asked, and to take the case back. */

const params = z.object({ caseId: CaseId });

export const supplements = orderRoute({
  operationId: 'supplementCase',
  path: '/v1/cases/{caseId}/supplements',
  tag: 'orders',
  summary: 'Answer what an agency has asked for',
  description: "Changes just the fields that the step's `asked` names, or what lies below them.",
  permission: 'supplement-case',
  params,
  body: SupplementBody,
  reply: { description: 'On record; a new round goes to the agency', schema: StepsReply },
  problems: ['not-asked', 'unknown-step', 'nothing-asked'],
  make: ({ body: { step, changes, attachments, note = '' }, file, given }) => {
    checkAsked(askedStep(file, step), { changes, attachments });
    const { edit, warnings } = editOf(file, changes);
    return { order: { ...given, kind: 'supplement', reason: note, step, attachments, ...edit }, warnings };
  },
  answer: ({ orderId, steps }, warnings) => ({ orderId, steps, warnings }),
});

export const withdrawal = orderRoute({
  operationId: 'withdrawCase',
  path: '/v1/cases/{caseId}/withdrawal',
  tag: 'orders',
  summary: 'Take the case back, as far as the law lets it',
  description:
    'Undecided steps are withdrawn at their agency, whose answer decides a race. Granted steps are undone where plain ' +
    'undo is lawful, and stand otherwise. A 409 says in `stands` and in its detail what stands and why.',
  permission: 'withdraw-case',
  params,
  body: WithdrawalBody,
  reply: { description: 'On record, and being carried out', schema: WithdrawalReply },
  problems: ['nothing-to-withdraw'],
  make: ({ body: { reason }, given }) => ({ order: { ...given, kind: 'withdrawal', reason } }),
  answer: ({ orderId, withdrawn, undone, stands }) => ({ orderId, withdrawn, undone, stands }),
});

/** Throws 404 `unknown-step`, 409 `nothing-asked`. */
function askedStep({ state }: CaseFile, id: string): FoldedStep {
  if (!state.steps.some(({ plan }) => plan.id === id)) throw new Problem('unknown-step');
  const step = getFolded(state, id);
  if (stepStateOf(state, step) !== 'awaiting-citizen') throw new Problem('nothing-asked');
  return step;
}

/** Throws 400 for what was not asked for, and for an answer that leaves out all that was. */
function checkAsked(
  { asked }: FoldedStep,
  { changes, attachments }: { changes: readonly { pointer: string }[]; attachments: readonly unknown[] },
): void {
  const fields = asked?.fields ?? [];
  const foreign = changes.flatMap(({ pointer }, i) =>
    fields.some((field) => isBelow(pointer, field.pointer)) ? [] : [`/changes/${i}/pointer`],
  );
  if (foreign.length > 0) throw notAsked(foreign);
  if (fields.length > 0 && changes.length + attachments.length === 0)
    throw invalidInput([{ pointer: '/changes', code: 'too-short' }]);
}
