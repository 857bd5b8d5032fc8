import { z } from 'zod';
import { agencyIds } from '../../domain/agencies';
import { outcomes } from '../../domain/case-events';
import { caseStatuses } from '../../domain/case-view';
import { InvalidCursorError, type CaseFilter } from '../../register/list-cases';
import { viewCase } from '../../casework/read-case';
import type { Reach } from '../../casework/reach';
import { askedCase } from '../cases/asked-case';
import { parseBody } from '../http/parse';
import { route } from '../http/route';
import { reachesOf } from '../identity/roles';
import { invalidInput } from '../problems/problem';
import { valueOf } from '../problems/problem-of-refusal';
import { CaseListReply, CaseViewReply } from '../schemas/case-view';
import { CaseId } from '../../domain/schemas/common';
import { InstantInput } from '../../domain/schemas/times';
import { QueryCount, QueryFlag, QueryInstant, QueryText } from '../schemas/instants';

export const caseParams = { schema: z.object({ caseId: CaseId }), otherwise: 'unknown-case' } as const;

export const caseRoute = route({
  method: 'get',
  operationId: 'getCase',
  path: '/v1/cases/{caseId}',
  tag: 'cases',
  summary: 'One case as it stands',
  access: { kind: 'token', permission: 'read-cases' },
  params: caseParams,
  replies: { 200: { description: 'The case view', schema: CaseViewReply } },
  problems: ['unknown-case', 'unavailable'],
}).handle(async (call, { register }) => {
  const { view } = valueOf(await viewCase(register, askedCase(call)));
  return { status: 200, json: view };
});

const Filter = z.object({
  bundle: QueryText(100).optional(),
  status: z.enum(caseStatuses).optional(),
  outcome: z.enum(outcomes).optional(),
  agency: z.enum(agencyIds).optional(),
  step: QueryText(100).optional(),
  q: QueryText(200).optional().meta({
    description:
      'A code, a personal number, a phone, or a name with or without accents, of anybody in the case',
  }),
  overdue: QueryFlag.optional(),
  updatedAfter: QueryInstant.optional(),
  limit: QueryCount({ min: 1, max: 200 }).default(50),
  cursor: QueryText(500).optional(),
});

export const caseListRoute = route({
  method: 'get',
  operationId: 'listCases',
  path: '/v1/cases',
  tag: 'cases',
  summary: 'The cases the caller may read, newest first',
  access: { kind: 'token', permission: 'read-cases' },
  query: Filter,
  replies: { 200: { description: 'One page', schema: CaseListReply } },
  problems: ['invalid-input', 'unavailable'],
}).handle(async ({ query, caller }, { register }) => {
  const page = await register
    .listCases({ ...definedOnly(query), ...reachFilter(reachesOf(caller)) })
    .catch(wrongCursor);
  return { status: 200, json: page };
});

export function reachFilter([widest]: readonly [Reach, ...Reach[]]): Pick<
  CaseFilter,
  'filedBy' | 'onlyAgency'
> {
  switch (widest.kind) {
    case 'all':
      return {};
    case 'agency':
      return { onlyAgency: widest.agency };
    case 'own':
      return { filedBy: widest.filedBy };
  }
}

const Search = z
  .object({
    ...Filter.shape,
    overdue: z.boolean().optional(),
    updatedAfter: InstantInput.optional(),
    limit: z.int().min(1).max(200).default(50),
  })
  .meta({ id: 'Search' });

/** What is looked for is often personal, and stands in the body: addresses are written into logs on the way. */
export const caseSearchRoute = route({
  method: 'post',
  operationId: 'searchCases',
  path: '/v1/cases/search',
  tag: 'cases',
  summary: 'The cases the caller may read and is looking for, newest first',
  access: { kind: 'token', permission: 'read-cases' },
  body: Search,
  replies: { 200: { description: 'One page', schema: CaseListReply } },
  problems: ['broken-json', 'invalid-input', 'too-large', 'unsupported-media-type', 'unavailable'],
}).handle(async (call, { register }) => {
  const filter = parseBody(Search, await call.json());
  const page = await register
    .listCases({ ...definedOnly(filter), ...reachFilter(reachesOf(call.caller)) })
    .catch(wrongCursor);
  return { status: 200, json: page };
});

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** Leaves out what was not asked for, which the register tells apart from `undefined`. */
function definedOnly({ limit, ...filter }: z.output<typeof Filter> | z.output<typeof Search>): CaseFilter {
  const given = Object.entries(filter).filter(([, value]) => value !== undefined);
  return { limit, ...(Object.fromEntries(given) as Defined<Partial<typeof filter>>) };
}

function wrongCursor(error: unknown): never {
  if (error instanceof InvalidCursorError) throw invalidInput([{ pointer: '/cursor', code: 'malformed' }]);
  throw error;
}
