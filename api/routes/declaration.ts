/** What was declared and what has been written about a case, to each as far as they may see it. */
import { z } from 'zod';
import { readDeclaration } from '../../casework/reading/read-declaration';
import { readTexts } from '../../casework/reading/read-texts';
import { askedCase } from '../cases/asked-case';
import { route } from '../http/route';
import { valueOf } from '../problems/problem-of-refusal';
import { DeclarationReply, PurposeHeaders, TextsReply } from '../schemas/reading';
import { QueryCount } from '../schemas/instants';
import { caseParams } from './cases';

export const declarationRoute = route({
  method: 'get',
  operationId: 'getDeclaration',
  path: '/v1/cases/{caseId}/declaration',
  tag: 'cases',
  summary: 'What was declared, as far as the caller may see it',
  description:
    'Those who decide single steps see what the dossiers of these hold. Operations and auditors see it for a purpose ' +
    'that they name. What is left out is listed in `hidden`.',
  access: { kind: 'token', permission: 'read-cases' },
  params: caseParams,
  query: z.object({
    version: QueryCount({ min: 1, max: 100_000 })
      .optional()
      .meta({ description: 'From 1, as filed; the last one unless said' }),
  }),
  headers: PurposeHeaders,
  replies: { 200: { description: 'The declaration', schema: DeclarationReply } },
  problems: ['invalid-input', 'purpose-required', 'unknown-case', 'unavailable'],
}).handle(async (call, { register }) => {
  const asked = { ...askedCase(call), version: () => call.query.version };
  return { status: 200, json: valueOf(await readDeclaration(register, asked)) };
});

export const textsRoute = route({
  method: 'get',
  operationId: 'getTexts',
  path: '/v1/cases/{caseId}/texts',
  tag: 'cases',
  summary: 'The texts behind the events: reasons, decisions, notes',
  description: 'By the `ref` that an event names. What the caller may not see is left out.',
  access: { kind: 'token', permission: 'read-cases' },
  params: caseParams,
  headers: PurposeHeaders,
  replies: { 200: { description: 'The texts', schema: TextsReply } },
  problems: ['purpose-required', 'unknown-case', 'unavailable'],
}).handle(async (call, { register }) => ({
  status: 200,
  json: valueOf(await readTexts(register, askedCase(call))),
}));
