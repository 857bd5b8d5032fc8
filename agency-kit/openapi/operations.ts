import { z } from 'zod';
import type { ZodOpenApiOperationObject, ZodOpenApiPathsObject, ZodOpenApiResponseObject } from 'zod-openapi';
import { AgencyDecision, DossierAnswer } from '../../domain/schemas/agency-contract';
import {
  FiledDossier,
  OpenedClaim,
  Received,
  ReversalOrder,
  Reversed,
  SupplementOrder,
  Withdrawal,
  Withdrawn,
} from '../messages';

const MessageHeaders = z.object({
  'X-Message-Id': z
    .string()
    .meta({ description: 'New for each attempt; one that was seen before is refused' }),
  'X-Case-Id': z.string(),
  'X-User-Id': z.string().meta({ description: 'Who had it done: an officer, or `system`' }),
  'X-Purpose': z.string(),
  'Idempotency-Key': z.string().meta({ description: 'Stays the same over all attempts' }),
  'Content-Digest': z.string().meta({ description: 'RFC 9530, sha-256' }),
  'Signature-Input': z.string().meta({ description: 'RFC 9421' }),
  Signature: z.string().meta({ description: 'RFC 9421' }),
});

const DossierKey = z.object({
  key: z.string().meta({
    description: '`<caseId>/<step>/<round>`, percent-encoded as one segment of the path',
    examples: ['0b9f6c1e-case/birth/1'],
  }),
});

const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    errors: z.array(z.object({ pointer: z.string(), code: z.string(), detail: z.string() })).optional(),
  })
  .meta({ id: 'Problem' });

const problem = (description: string): ZodOpenApiResponseObject => ({
  description,
  content: { 'application/problem+json': { schema: Problem } },
});
const reply = (description: string, schema: z.ZodType): ZodOpenApiResponseObject => ({
  description,
  content: { 'application/json': { schema } },
});
const body = (schema: z.ZodType) => ({ required: true, content: { 'application/json': { schema } } });

const unknown = { '404': problem('`unknown-dossier`: it never arrived') };
const refusals = {
  '400': problem('Wrong as a message: `invalid-message` names every wrong field'),
  '401': problem('`unsigned`, `forged` or `stale`: it is signed anew and sent again'),
  '503': problem('`unavailable`: it comes again'),
};

interface Operation extends Pick<ZodOpenApiOperationObject, 'summary' | 'description' | 'responses'> {
  operationId: string;
  summary: string;
  schema?: z.ZodType;
}

const operation = ({ schema, responses, ...rest }: Operation): ZodOpenApiOperationObject => ({
  tags: ['dossiers'],
  ...rest,
  requestParams: { path: DossierKey, header: MessageHeaders },
  ...(schema && { requestBody: body(schema) }),
  responses: { ...responses, ...refusals },
});

export const dossierOperations: ZodOpenApiPathsObject = {
  '/dossiers/{key}': {
    put: operation({
      operationId: 'fileDossier',
      summary: 'File a dossier',
      description: 'The same key and body again change nothing and are answered the same.',
      schema: FiledDossier.meta({ id: 'DossierFiling' }),
      responses: {
        '202': reply('Received; the decision comes by callback, or is asked for', Received),
        '409': problem('`other-content`: another body under this key'),
      },
    }),
    get: operation({
      operationId: 'getDossier',
      summary: 'Ask how a dossier stands',
      responses: {
        '200': reply('With the decision once there is one', DossierAnswer.meta({ id: 'DossierAnswer' })),
        ...unknown,
      },
    }),
  },
  '/dossiers/{key}/supplement': {
    post: operation({
      operationId: 'supplementDossier',
      summary: 'Give more data for a dossier about which more was asked',
      description: 'Opens the next round under `newKey`. Pointers (RFC 6901) lead into the declaration.',
      schema: SupplementOrder.meta({ id: 'Supplement' }),
      responses: {
        '202': reply('The next round is received', Received),
        ...unknown,
        '409': problem('`nothing-asked`; `other-content`: another supplement has opened the next round'),
      },
    }),
  },
  '/dossiers/{key}/withdrawal': {
    post: operation({
      operationId: 'withdrawDossier',
      summary: 'Take a dossier back before it is decided',
      schema: Withdrawal.meta({ id: 'Withdrawal' }),
      responses: {
        '200': reply('Taken back', Withdrawn),
        ...unknown,
        '409': problem('`already-decided`: the decision counts'),
      },
    }),
  },
  '/dossiers/{key}/reversal': {
    post: operation({
      operationId: 'reverseDossier',
      summary: 'Take back what was granted',
      description: 'Ordered twice, it is answered the same.',
      schema: ReversalOrder.meta({ id: 'ReversalOrder' }),
      responses: {
        '200': reply('Undone', Reversed),
        '202': reply('A claim recovers what was paid', OpenedClaim.meta({ id: 'OpenedClaim' })),
        ...unknown,
        '409': problem('`not-granted`'),
      },
    }),
  },
};

export const callbackOperation: ZodOpenApiOperationObject = {
  operationId: 'sendDecision',
  tags: ['decisions'],
  summary: 'The decision on a dossier',
  description:
    "Sent through the gateway to the filing's `callbackPath`, at least once, until it is taken: again after 5xx, 401, " +
    '408, 425, 429 and silence, each time with a new message id and signature under the same `decisionId`.',
  requestParams: { header: MessageHeaders },
  requestBody: body(AgencyDecision.meta({ id: 'AgencyDecision' })),
  responses: {
    '202': { description: 'Taken' },
    '400': problem('The form, a pointer or the key does not fit'),
    '401': refusals['401'],
    '404': problem('Nobody knows the dossier: it is not sent again'),
    '409': problem('The message id was seen before, so the decision has been taken'),
    '503': refusals['503'],
  },
};
