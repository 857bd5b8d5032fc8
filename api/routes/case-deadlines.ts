import { explainDeadlines } from '../../casework/explain-deadlines';
import { askedCase } from '../cases/asked-case';
import { route } from '../http/route';
import { valueOf } from '../problems/problem-of-refusal';
import { CaseDeadlinesReply } from '../schemas/deadlines';
import { caseParams } from './cases';

/** Why the case and each of its filed steps are due when they are, for whoever may read the case. */
export const caseDeadlines = route({
  method: 'get',
  operationId: 'getCaseDeadlines',
  path: '/v1/cases/{caseId}/deadlines',
  tag: 'cases',
  summary: "The case's due dates, day by day",
  description:
    'The due date of the bundle and of each step that an agency has held, each day on the way explained, days of ' +
    'waiting for the citizen included, and how the dates have moved.',
  access: { kind: 'token', permission: 'read-cases' },
  params: caseParams,
  replies: { 200: { description: 'The due dates and how they come about', schema: CaseDeadlinesReply } },
  problems: ['unknown-case', 'purpose-required', 'unavailable'],
}).handle(async (call, { register }) => ({
  status: 200,
  json: valueOf(await explainDeadlines(register, askedCase(call))),
}));
