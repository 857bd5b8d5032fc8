import { z } from 'zod';
import type {
  ZodOpenApiOperationObject,
  ZodOpenApiRequestBodyObject,
  ZodOpenApiResponseObject,
  ZodOpenApiResponsesObject,
} from 'zod-openapi';
import type { Access, ReplySpec, Route } from '../http/route';
import { problemKinds, type ProblemCode } from '../problems/catalogue';
import { ProblemReply } from '../schemas/problem';

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
      requestBody: { required: true, content: { 'application/json': { schema: route.body } } },
    }),
    ...(route.file && { requestBody: fileBody(route.file) }),
    responses: responsesOf(route),
    security: route.access.kind === 'token' ? [{ bearer: [] }] : [],
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
    Signature: z.string().optional().meta({ description: 'RFC 9421, hmac-sha256' }),
  };
}

function responsesOf(route: Route): ZodOpenApiResponsesObject {
  const replies = Object.entries(route.replies).map(
    ([status, reply]) => [status, responseOf(reply)] as const,
  );
  const codes = [...new Set<ProblemCode>([...accessProblems(route.access), ...route.problems])];
  const statuses = [...new Set(codes.map((code) => problemKinds[code].status))].sort((a, b) => a - b);
  const problems = statuses.map((status) => [String(status), problemResponse(codes, status)] as const);
  return Object.fromEntries([...problems, ...replies]);
}

function responseOf({
  description,
  type = 'application/json',
  schema,
  headers,
}: ReplySpec): ZodOpenApiResponseObject {
  return {
    description,
    content: { [type]: { schema } },
    ...(headers && { headers }),
  };
}

/** All problems of one status in one response, told apart by their code. */
function problemResponse(codes: readonly ProblemCode[], status: number): ZodOpenApiResponseObject {
  const ofStatus = codes.filter((code) => problemKinds[code].status === status);
  return {
    description: ofStatus.map((code) => `\`${code}\`: ${problemKinds[code].title.en}`).join('; '),
    content: { 'application/problem+json': { schema: ProblemReply } },
  };
}

/** What any route of this kind may answer before its handler is asked. */
function accessProblems(access: Access): readonly ProblemCode[] {
  switch (access.kind) {
    case 'public':
      return ['broken-request', ...(access.limited ? (['too-many-requests'] as const) : [])];
    case 'token':
      return ['broken-request', 'unauthenticated', 'forbidden', 'unavailable'];
    case 'signed':
      return ['broken-request', 'unsigned', 'forged', 'stale'];
  }
}
