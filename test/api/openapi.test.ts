import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { routes } from '../../api/routes/index';
import { problemsByStatus } from '../../api/http/route-problems';
import { openapiText } from '../../api/openapi/document';
import { examples } from '../../api/openapi/examples/index';
import { problemKinds, type ProblemCode } from '../../api/problems/catalogue';
import { FilingBody } from '../../api/schemas/filing';
import { problemReplyOf } from '../../api/schemas/problem';
import { bundleIds } from '../../procedures/bundles';
import { birthDeclaration } from '../support/declarations';

interface Operation {
  operationId: string;
  responses: Record<string, { content?: Record<string, unknown> }>;
}
const document = JSON.parse(openapiText()) as {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
};

/** The codes in the schema of a response's problems. */
function codesOf(content: Operation['responses'][string]['content']): string[] {
  const problem = content?.['application/problem+json'] as
    { schema: { allOf: [unknown, { properties: { code: { enum: string[] } } }] } } | undefined;
  return problem?.schema.allOf[1].properties.code.enum ?? [];
}

describe('the description of the API', () => {
  it('is committed as the routes give it (npm run openapi)', () => {
    const committed = readFileSync(join(__dirname, '../../api/openapi.json'), 'utf8');
    expect(committed).toBe(openapiText());
  });

  it('has each route once, under a name of its own', () => {
    const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
    expect(operations).toHaveLength(routes.length);
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(routes.length);
  });

  it('gives every problem of a route the media type of problems', () => {
    for (const route of routes) {
      const { responses } = document.paths[route.path]![route.method]!;
      for (const code of route.problems)
        expect(responses[problemKinds[code].status]?.content).toHaveProperty(['application/problem+json']);
    }
  });

  it('names every code of a problem that a route may answer, and no other', () => {
    for (const route of routes) {
      const responses = document.paths[route.path]![route.method]!.responses;
      const documented = Object.values(responses).flatMap(({ content }) => codesOf(content));
      expect(documented.sort()).toEqual([...problemsByStatus(route).values()].flat().sort());
    }
  });

  it('shows examples that their schemas take, each of an operation there is', () => {
    expect(
      Object.keys(examples).filter((id) => !routes.some(({ operationId }) => operationId === id)),
    ).toEqual([]);
    for (const route of routes)
      for (const { status, body, reply } of examples[route.operationId] ?? []) {
        if (body !== undefined && status < 300) expect(route.body?.safeParse(body).error).toBeUndefined();
        const schema =
          route.replies[status]?.schema ?? problemReplyOf(status, problemsByStatus(route).get(status) ?? []);
        expect(schema.safeParse(reply).error).toBeUndefined();
      }
  });

  it('documents a declaration form for every bundle that can be filed', () => {
    expect(FilingBody.options.map(({ shape }) => shape.bundle.value).sort()).toEqual([...bundleIds].sort());
    expect(FilingBody.safeParse({ bundle: 'birth', declaration: birthDeclaration() }).success).toBe(true);
  });

  it('has every problem in both languages, with a remedy', () => {
    for (const code of Object.keys(problemKinds) as ProblemCode[]) {
      const { title, detail } = problemKinds[code];
      for (const text of [title.vi, title.en, detail.vi, detail.en]) expect(text.length).toBeGreaterThan(5);
      expect(title.vi).not.toBe(title.en);
    }
  });
});
