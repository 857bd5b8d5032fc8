/** What is ordered on the decision of an authority, also long after the case has ended. */
import { z } from 'zod';
import { correctCase, correctionMade } from '../../casework/orders/correct-case';
import { revocationMade, revokeStep } from '../../casework/orders/revoke-step';
import { plannedOrderRoute } from '../orders/planned-order-route';
import { CaseId } from '../../domain/schemas/common';
import { CorrectionBody, RevocationBody, RevocationReply, StepsReply } from '../schemas/orders';

const params = z.object({ caseId: CaseId });

export const correctionRoute = plannedOrderRoute({
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
  problems: ['unknown-pointer', 'duplicate-case', 'nothing-changes', 'same-decision'],
  give: (services, to, { body }) => correctCase(services, to, body),
  make: correctionMade,
  answer: ({ orderId, steps }, warnings) => ({ orderId, steps, warnings }),
});

export const revocationRoute = plannedOrderRoute({
  operationId: 'revokeStep',
  path: '/v1/cases/{caseId}/revocations',
  tag: 'orders',
  summary: 'Take a granted step back, and what stood on it, by decision of an authority',
  description: 'Each step by its legal kind of reversal, the newest first; money becomes a claim.',
  permission: 'revoke-step',
  params,
  body: RevocationBody,
  reply: { description: 'On record; `steps` are taken back in that order', schema: RevocationReply },
  problems: ['unknown-step', 'step-not-granted', 'never-reversed', 'same-decision', 'act-stands-on-it'],
  give: (services, to, { body }) => revokeStep(services, to, body),
  make: revocationMade,
  answer: ({ orderId, steps, withdrawn }) => ({ orderId, steps, withdrawn }),
});
