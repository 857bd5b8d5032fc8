import { z } from 'zod';
import { agencyIds } from '../../domain/agencies';
import { AgencyDecision } from '../../domain/schemas/agency-contract';
import { takeDecision } from '../../casework/decisions/take-decision';
import { route } from '../http/route';
import { Problem } from '../problems/problem';
import { valueOf } from '../problems/problem-of-refusal';

/** An agency's decision, passed on by the gateway. A message taken with 202 has reached the case's workflow. */
export const callbacks = route({
  method: 'post',
  operationId: 'receiveDecision',
  path: '/v1/callbacks/{agency}',
  tag: 'agencies',
  summary: "An agency's decision on a dossier",
  description:
    'Signed by RFC 9421 over method, path, body digest and time. Delivered at least once and in any order: each ' +
    'attempt has a new X-Message-Id, a repeated decision keeps its decisionId.',
  access: { kind: 'signed' },
  params: { schema: z.object({ agency: z.enum(agencyIds) }), otherwise: 'unknown-dossier' },
  headers: z.object({ 'X-Message-Id': z.string().optional() }),
  body: AgencyDecision.meta({ id: 'AgencyDecision' }),
  replies: {
    202: { description: 'Taken', schema: z.object({ accepted: z.literal(true) }).meta({ id: 'Accepted' }) },
  },
  problems: [
    'broken-json',
    'invalid-input',
    'unknown-dossier',
    'replayed-message',
    'too-large',
    'unsupported-media-type',
    'unavailable',
  ],
}).handle(async (call, services) => {
  const messageId = call.header('x-message-id');
  if (messageId === undefined) throw new Problem('unsigned');
  const message = { from: call.params.agency, messageId, body: await call.json() };
  valueOf(await takeDecision(services, message));
  return { status: 202, json: { accepted: true } };
});
