import { z } from 'zod';
import { editOf } from '../../casework/orders/edit';
import { orderRoute } from '../orders/order-route';
import { Problem } from '../problems/problem';
import { CaseId } from '../schemas/instants';
import { CorrectionBody, RevocationBody, RevocationReply, StepsReply } from '../schemas/orders';

/** What is ordered on the decision of an authority, also long after the case has ended. */

const params = z.object({ caseId: CaseId });

export const corrections = orderRoute({
  operationId: 'correctCase',
  path: '/v1/cases/{caseId}/corrections',
  tag: 'orders',
  summary: 'Correct what was declared, by decision of an authority',
  description:
    'Does exactly those steps again whose dossier then reads otherwise, and tells the population database.',
  permission: 'correct-case',
  params,
  body: CorrectionBody,
  reply: { description: 'On record; `steps` are done again', schema: StepsReply },
  problems: ['duplicate-case', 'nothing-changes', 'same-decision'],
  make: async ({ body: { changes, decision, reason }, file, register, given }) => {
    const { edit, warnings } = editOf(file, changes);
    const holder = await register.findClaimHolder({ claims: edit.claims, exceptCaseId: file.caseId });
    if (holder) throw new Problem('duplicate-case', { members: { ...holder } });
    return { order: { ...given, kind: 'correction', reason, decision, ...edit }, warnings };
  },
  answer: ({ orderId, steps }, warnings) => ({ orderId, steps, warnings }),
});

export const revocations = orderRoute({
  operationId: 'revokeStep',
  path: '/v1/cases/{caseId}/revocations',
  tag: 'orders',
  summary: 'Take a granted step back, and what stood on it, by decision of an authority',
  description: 'Each step by its legal kind of reversal, the newest first; money becomes a claim.',
  permission: 'revoke-step',
  params,
  body: RevocationBody,
  reply: { description: 'On record; `steps` are taken back in that order', schema: RevocationReply },
  problems: ['unknown-step', 'step-not-granted', 'never-reversed', 'same-decision'],
  make: ({ body: { step, decision, reason }, given }) => ({
    order: { ...given, kind: 'revocation', reason, step, decision },
  }),
  answer: ({ orderId, steps, withdrawn }) => ({ orderId, steps, withdrawn }),
});
