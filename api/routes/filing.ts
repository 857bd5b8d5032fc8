import { z } from 'zod';
import { dryRunReply, filingReply } from '../cases/filing-reply';
import { examineFiling, type ExaminedFiling } from '../../casework/filing/examine-filing';
import { getIdempotencyKey, IdempotencyHeader } from '../http/idempotency-key';
import { route, type Call, type Reply } from '../http/route';
import { invalidInput, Problem } from '../problems/problem';
import { DryRunReply, FilingBody, FilingReply } from '../schemas/filing';
import { QueryFlag } from '../schemas/instants';
import type { Services } from '../services';

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
    'stored and no key is needed.',
  access: { kind: 'token', permission: 'file-case' },
  query: z.object({ dryRun: QueryFlag.default(false) }),
  headers: IdempotencyHeader,
  body: FilingBody,
  replies: {
    200: { description: 'Dry run: what filing would say', schema: DryRunReply },
    201: {
      description: 'The case is on file',
      schema: FilingReply,
      headers: z.object({ Location: z.string().meta({ description: 'Path of the case' }) }),
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
  handle: async (call, services) => {
    if (call.query.dryRun) {
      const examined = examineFiling(await call.json(), Date.now());
      return { status: 200, json: dryRunReply(examined, call.language) };
    }
    const keyed = { caller: call.caller.subject, path, key: getIdempotencyKey(call) };
    return file({ ...keyed, body: await call.json() }, call, services);
  },
});

type Keyed = Parameters<Services['register']['findAnswer']>[0];

async function file(
  request: Keyed,
  { caller, language }: Pick<Call<unknown, unknown>, 'caller' | 'language'>,
  { register, dossiers }: Services,
): Promise<Reply> {
  const examined = examineFiling(request.body, Date.now());
  if (!examined.ok) return earlierAnswer(request, examined.errors, register);
  const outcome = await register.fileCase({
    ...request,
    bundle: examined.bundle,
    examined: examined.examined,
    receivedAt: examined.receivedAt,
    filedBy: caller.subject,
    answerOf: (filed) => {
      dossiers.remember(filed.view);
      return { body: filingReply(filed, examined, language) };
    },
  });
  switch (outcome.kind) {
    case 'filed':
      return created(outcome.answer.body);
    case 'key-reused':
      throw new Problem('key-reused');
    case 'duplicate-case':
      throw new Problem('duplicate-case', {
        members: { caseId: outcome.caseId, caseCode: outcome.caseCode },
      });
  }
}

/** A body may have been good when it was first sent under its key, and then its answer stands. */
async function earlierAnswer(
  request: Keyed,
  errors: Extract<ExaminedFiling, { ok: false }>['errors'],
  register: Services['register'],
): Promise<Reply> {
  const earlier = await register.findAnswer(request);
  switch (earlier.kind) {
    case 'answered':
      return created(earlier.answer.body);
    case 'key-reused':
      throw new Problem('key-reused');
    case 'unknown':
      throw invalidInput(errors);
  }
}

function created(body: Readonly<Record<string, unknown>>): Reply {
  return { status: 201, headers: { Location: `${path}/${String(body['caseId'])}` }, json: body };
}
