import { z } from 'zod';
import { fileDeclaration, tryFiling } from '../../casework/filing/file-declaration';
import { byOf } from '../identity/by';
import { getIdempotencyKey, IdempotencyHeader, ReplayedHeader } from '../http/idempotency-key';
import { route } from '../http/route';
import { valueOf } from '../problems/problem-of-refusal';
import { DryRunReply, FilingBody, FilingReply } from '../schemas/filing';
import { QueryFlag } from '../schemas/instants';
import { dryRunReply, filingReply } from './filing-reply';

const path = '/v1/cases';

/** Intake asks no agency and needs neither Temporal nor a worker: what is answered with 201 is on file. */
export const filing = route({
  method: 'post',
  operationId: 'fileCase',
  path,
  tag: 'cases',
  summary: 'File a case',
  description:
    'Repeated under its Idempotency-Key it gives the same answer and no second case. With `dryRun=true` nothing is ' +
    'stored and no key is needed; that the event is on file already is then one of the errors.',
  access: { kind: 'token', permission: 'file-case' },
  query: z.object({ dryRun: QueryFlag.default(false) }),
  headers: IdempotencyHeader,
  body: FilingBody,
  replies: {
    200: { description: 'Dry run: what filing would say', schema: DryRunReply },
    201: {
      description: 'The case is on file',
      schema: FilingReply,
      headers: ReplayedHeader.extend({ Location: z.string().meta({ description: 'Path of the case' }) }),
    },
  },
  problems: [
    'broken-json',
    'invalid-input',
    'idempotency-key-required',
    'malformed-idempotency-key',
    'duplicate-case',
    'too-large',
    'unsupported-media-type',
    'key-reused',
    'unavailable',
  ],
}).handle(async (call, services) => {
  const { caller, language, query } = call;
  if (query.dryRun) {
    const tried = await tryFiling(services.register, { body: await call.json(), nowMs: Date.now() });
    return { status: 200, json: dryRunReply(tried, language) };
  }
  const key = getIdempotencyKey(call);
  const filed = await fileDeclaration(services, {
    caller: caller.subject,
    path,
    key,
    body: await call.json(),
    filedBy: caller.subject,
    by: byOf(caller),
    channel: caller.roles.includes('counter') ? 'counter' : 'online',
    nowMs: Date.now(),
    answerOf: (appointment, examined) => filingReply(appointment, examined, language),
  });
  const remembered = valueOf(filed);
  const headers = { Location: `${path}/${String(remembered.body['caseId'])}` };
  return { status: 201, headers, remembered };
});
