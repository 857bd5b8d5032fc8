import { timelineOfCase } from '../../casework/case-timeline';
import { askedCase } from '../cases/asked-case';
import { route } from '../http/route';
import { valueOf } from '../problems/problem-of-refusal';
import { CaseTimelineReply } from '../schemas/timeline';
import { caseParams } from './cases';

export const caseTimeline = route({
  method: 'get',
  operationId: 'getCaseTimeline',
  path: '/v1/cases/{caseId}/timeline',
  tag: 'cases',
  summary: 'The case in time: each step as planned and as it went',
  access: { kind: 'token', permission: 'read-cases' },
  params: caseParams,
  replies: {
    200: { description: 'Days with their kind, and a row for each step', schema: CaseTimelineReply },
  },
  problems: ['unknown-case', 'purpose-required', 'unavailable'],
}).handle(async (call, { register }) => ({
  status: 200,
  json: valueOf(await timelineOfCase(register, askedCase(call))),
}));
