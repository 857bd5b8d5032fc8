import { createDocument, type ZodOpenApiPathsObject } from 'zod-openapi';
import { routes } from '../routes/index';
import { operationOf } from './operation';

/** The OpenAPI document, as text; it follows from the routes alone. */
export function openapiText(): string {
  const document = createDocument(
    {
      openapi: '3.1.0',
      info: {
        title: 'Liên Thông',
        version: '1.0.0',
        description:
          'Linked administrative procedures: one submission, all their results. Errors are RFC 9457 problems with a ' +
          'machine `code`; instants are ISO 8601 at +07:00.',
      },
      servers: [{ url: '/' }],
      tags: [
        { name: 'catalogue', description: 'What can be filed, and by when it is due' },
        { name: 'cases', description: 'Filing cases and reading them' },
        {
          name: 'orders',
          description: 'Orders to a case: one effect and equal answers under one Idempotency-Key',
        },
        { name: 'documents', description: 'Papers that people bring, and that cases refer to' },
        { name: 'tracking', description: 'For citizens, by their tracking code' },
        { name: 'agencies', description: 'For agencies, through the gateway' },
        { name: 'operations', description: 'For operators, on what is stuck and what is owed' },
        { name: 'health', description: 'For operators' },
        { name: 'docs', description: 'This description' },
      ],
      paths: paths(),
      components: {
        securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      },
    },
    {
      outputIdSuffix: 'Reply',
      /** The formats say it; their patterns fill a page each. */
      override: ({ jsonSchema }) => {
        if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
      },
    },
  );
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

function paths(): ZodOpenApiPathsObject {
  const all: ZodOpenApiPathsObject = {};
  for (const route of routes) all[route.path] = { ...all[route.path], [route.method]: operationOf(route) };
  return all;
}
