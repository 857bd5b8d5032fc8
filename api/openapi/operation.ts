import { z } from 'zod';
import type {
  ZodOpenApiOperationObject,
  ZodOpenApiRequestBodyObject,
  ZodOpenApiResponseObject,
  ZodOpenApiResponsesObject,
} from 'zod-openapi';
import type { Access, ReplySpec, Route } from '../http/route';
import { problemsByStatus } from '../http/route-problems';
import { problemKinds, type ProblemCode } from '../problems/catalogue';
import { problemReplyOf } from '../schemas/problem';
import { requestExamples, replyExamples } from './examples';

/** A route as OpenAPI describes it. */
export function operationOf(route: Route): ZodOpenApiOperationObject {
  return {
    operationId: route.operationId,
    tags: [route.tag],
    summary: route.summary,
    ...(route.description && { description: route.description }),
    requestParams: {
      ...(route.params && { path: route.params.schema }),
      ...(route.query && { query: route.query }),
      header: z.object({
        ...route.headers?.shape,
        ...signatureHeaders(route.access),
        'Accept-Language': language,
      }),
    },
    ...(route.body && {
      requestBody: {
        required: true,
        content: { 'application/json': { schema: route.body, ...requestExamples(route) } },
      },
    }),
    ...(route.file && { requestBody: fileBody(route.file) }),
    responses: responsesOf(route),
    security: securityOf(route.access),
  };
}

function fileBody({ types, description }: NonNullable<Route['file']>): ZodOpenApiRequestBodyObject {
  const binary = { schema: { type: 'string', format: 'binary' } } as const;
  return { required: true, description, content: Object.fromEntries(types.map((type) => [type, binary])) };
}

const language = z
  .string()
  .optional()
  .meta({ description: 'Language of problems: vi (default) or en', examples: ['vi', 'en'] });

function signatureHeaders({ kind }: Access): z.ZodRawShape {
  if (kind !== 'signed') return {};
  return {
    'Content-Digest': z.string().optional().meta({ description: 'RFC 9530, sha-256' }),
    'Signature-Input': z.string().optional().meta({ description: 'RFC 9421' }),
  };
}

export const securitySchemes = {
  bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: '__Host-lienthong',
    description:
      'Of a browser that has signed in at `/auth/login`; `lienthong` where no https stands before us. Calls that change ' +
      'something bear `X-CSRF-Token` and come from our own origin. A bearer token wins.',
  },
  signature: {
    type: 'apiKey',
    in: 'header',
    name: 'Signature',
    description:
      'RFC 9421, with `Signature-Input` and `Content-Digest`, by the key of the party that sends; see ' +
      'docs/agency-contract.md',
  },
} as const;

function securityOf({ kind }: Access): Record<string, string[]>[] {
  switch (kind) {
    case 'public':
      return [];
    case 'token':
      return [{ bearer: [] }, { session: [] }];
    case 'session':
      return [{ session: [] }];
    case 'signed':
      return [{ signature: [] }];
  }
}

function responsesOf(route: Route): ZodOpenApiResponsesObject {
  const replies = Object.entries(route.replies).map(
    ([status, reply]) => [status, responseOf(route, Number(status), reply)] as const,
  );
  const problems = [...problemsByStatus(route)].map(
    ([status, codes]) => [String(status), problemResponse(route, status, codes)] as const,
  );
  return Object.fromEntries([...problems, ...replies]);
}

function responseOf(
  route: Route,
  status: number,
  { description, type = 'application/json', schema, headers }: ReplySpec,
): ZodOpenApiResponseObject {
  return {
    description,
    content: { [type]: { schema, ...replyExamples(route, status) } },
    ...(headers && { headers }),
  };
}

/** All problems of one status in one response, told apart by their code. */
function problemResponse(
  route: Route,
  status: number,
  codes: readonly ProblemCode[],
): ZodOpenApiResponseObject {
  return {
    description: codes.map((code) => `\`${code}\`: ${problemKinds[code].title.en}`).join('; '),
    content: {
      'application/problem+json': { schema: problemReplyOf(status, codes), ...replyExamples(route, status) },
    },
  };
}
