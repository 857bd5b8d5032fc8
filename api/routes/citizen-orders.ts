/** What the citizen may order: to answer what an agency has asked, and to take the case back. */
import { z } from 'zod';
import { supplementStep } from '../../casework/orders/supplement-step';
import { withdrawalOf, withdrawCase } from '../../casework/orders/withdraw-case';
import { CaseId } from '../../domain/schemas/common';
import { orderRoute } from '../orders/order-route';
import { plannedOrderRoute } from '../orders/planned-order-route';
import { KeptReply, StepsReply, SupplementBody, WithdrawalBody, WithdrawalReply } from '../schemas/orders';

const params = z.object({ caseId: CaseId });

const whileAway =
  'While the engine is away it is kept, counts by when it came, and is handed over once the engine is back.';

export const supplementRoute = orderRoute({
  operationId: 'supplementCase',
  path: '/v1/cases/{caseId}/supplements',
  tag: 'orders',
  summary: 'Answer what an agency has asked for',
  description:
    "Changes just the fields that the step's `asked` names, or what lies below them. " +
    'What a granted act has on its record is not changed so; asked for it, papers or a note are an answer. ' +
    whileAway,
  permission: 'supplement-case',
  params,
  body: SupplementBody,
  reply: {
    description: 'On record; a new round goes to the agency',
    schema: z.union([StepsReply, KeptReply]),
  },
  problems: ['infected', 'not-asked', 'unknown-step', 'nothing-asked', 'registered-fact'],
  give: (services, to, { body: { note = '', ...answer } }) =>
    supplementStep(services, to, { ...answer, reason: note }),
  answer: ({ orderId, steps }, warnings) => ({ orderId, steps, warnings }),
});

export const withdrawalRoute = plannedOrderRoute({
  operationId: 'withdrawCase',
  path: '/v1/cases/{caseId}/withdrawal',
  tag: 'orders',
  summary: 'Take the case back, as far as the law lets it',
  description:
    'Undecided steps are withdrawn at their agency, whose answer decides a race. Granted steps are undone where plain ' +
    'undo is lawful, and stand otherwise. A 409 says in `stands` and in its detail what stands and why. ' +
    whileAway,
  permission: 'withdraw-case',
  params,
  body: WithdrawalBody,
  reply: { description: 'On record, and being carried out', schema: z.union([WithdrawalReply, KeptReply]) },
  problems: ['nothing-to-withdraw'],
  give: (services, to, { body }) => withdrawCase(services, to, body),
  make: (_services, to, sent) => withdrawalOf(to, sent),
  answer: ({ orderId, withdrawn, undone, stands }) => ({ orderId, withdrawn, undone, stands }),
});
