import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { routes } from '../../api/routes/index';
import { openapiText } from '../../api/openapi/document';
import { problemKinds, type ProblemCode } from '../../api/problems/catalogue';
import { FilingBody } from '../../api/schemas/filing';
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
