import type { z } from 'zod';
import { createDocument, type ZodOpenApiPathsObject } from 'zod-openapi';
import { routes } from '../routes/index';
import { formSchemas } from './form-schemas';
import { operationOf, securitySchemes } from './operation';
import { tags } from './tags';

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
      tags,
      paths: paths(),
      components: { schemas: formSchemas, securitySchemes },
    },
    { outputIdSuffix: 'Reply', override: ({ jsonSchema }) => tidy(jsonSchema) },
  );
  dropUnused(document);
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

function paths(): ZodOpenApiPathsObject {
  const all: ZodOpenApiPathsObject = {};
  for (const route of routes) all[route.path] = { ...all[route.path], [route.method]: operationOf(route) };
  return all;
}

/** Leaves out the patterns of formats, which fill a page each, and what holds anyway: that other members may follow. */
function tidy(schema: z.core.JSONSchema.BaseSchema): void {
  if (schema.format !== undefined) delete schema.pattern;
  const more = schema.additionalProperties;
  const anything = typeof more === 'object' && Object.keys(more).length === 0;
  if (schema.properties && anything) delete schema.additionalProperties;
}

/** A named part of a form is described for requests and for replies, where it may never be used. */
function dropUnused(document: ReturnType<typeof createDocument>): void {
  const schemas = document.components?.schemas ?? {};
  const text = JSON.stringify(document);
  for (const name of Object.keys(schemas))
    if (!text.includes(`"#/components/schemas/${name}"`)) Reflect.deleteProperty(schemas, name);
}
