import { z } from 'zod';
import { agencyIds } from '../../domain/agencies';
import { outcomes } from '../../domain/case-events';
import { caseStatuses } from '../../domain/case-view';
import { InvalidCursorError } from '../../register/cursor';
import type { CaseFilter } from '../../register/list-cases';
import type { Register } from '../../register/register';
import { readList } from '../../casework/reading/read-list';
import type { Reader } from '../../casework/reading/reader';
import { readCaseView } from '../../casework/reading/read-case-view';
import { askedCase } from '../cases/asked-case';
import { definedOnly } from '../http/defined';
import { parseBody } from '../http/parse';
import { route } from '../http/route';
import { invalidInput } from '../problems/problem';
import { valueOf } from '../problems/problem-of-refusal';
import { CaseListReply, CaseViewReply } from '../schemas/case-view';
import { PurposeHeaders } from '../schemas/reading';
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
  headers: PurposeHeaders,
  replies: { 200: { description: 'The case view', schema: CaseViewReply } },
  problems: ['unknown-case', 'purpose-required', 'unavailable'],
}).handle(async (call, { register }) => {
  return { status: 200, json: valueOf(await readCaseView(register, askedCase(call))) };
});

const Filter = z.object({
  bundle: QueryText(100).optional(),
  status: z.enum(caseStatuses).optional(),
  outcome: z.enum(outcomes).optional(),
  agency: z.enum(agencyIds).optional(),
  step: QueryText(100).optional(),
  place: z
    .string()
    .regex(/^(\d{2}|\d{5})$/)
    .optional()
    .meta({ description: 'Where a step is decided: a commune, or a province' }),
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
  headers: PurposeHeaders,
  replies: { 200: { description: 'One page', schema: CaseListReply } },
  problems: ['invalid-input', 'purpose-required', 'unavailable'],
}).handle(async ({ query, reader }, { register }) => ({
  status: 200,
  json: await listFor(register, reader, filterOf(query)),
}));

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
  headers: PurposeHeaders,
  body: Search,
  replies: { 200: { description: 'One page', schema: CaseListReply } },
  problems: [
    'broken-json',
    'invalid-input',
    'purpose-required',
    'too-large',
    'unsupported-media-type',
    'unavailable',
  ],
}).handle(async (call, { register }) => {
  const filter = parseBody(Search, await call.json());
  return { status: 200, json: await listFor(register, call.reader, filterOf(filter)) };
});

async function listFor(register: Register, reader: Reader, filter: Omit<CaseFilter, 'reaches'>) {
  return valueOf(await readList(register, reader, filter).catch(wrongCursor));
}

function filterOf({
  limit,
  ...filter
}: z.output<typeof Filter> | z.output<typeof Search>): Omit<CaseFilter, 'reaches'> {
  return { limit, ...definedOnly(filter) };
}

export function wrongCursor(error: unknown): never {
  if (error instanceof InvalidCursorError) throw invalidInput([{ pointer: '/cursor', code: 'malformed' }]);
  throw error;
}
