/** Papers of cases: uploaded on their own, referred to by id from then on. */
import { z } from 'zod';
import { findPaper, findPaperForAgency } from '../../casework/papers/find-paper';
import { listPapers } from '../../casework/papers/list-papers';
import { keepPaper } from '../../casework/papers/keep-paper';
import { viewCase } from '../../casework/read-case';
import { agencyIds } from '../../domain/agencies';
import { paperTypes } from '../../domain/papers';
import { CaseId, DocumentId } from '../../domain/schemas/common';
import { paperReply, paperReplySpec } from '../documents/paper-reply';
import { announced, readPaper } from '../documents/upload';
import { findIdempotencyKey, IdempotencyHeader, ReplayedHeader } from '../http/idempotency-key';
import { route } from '../http/route';
import { valueOf } from '../problems/problem-of-refusal';
import { DocumentListReply, DocumentReply } from '../schemas/documents';
import { PurposeHeaders } from '../schemas/reading';
import { askedCase } from '../cases/asked-case';
import { caseParams } from './cases';

const path = '/v1/documents';

export const documentUploadRoute = route({
  method: 'post',
  operationId: 'uploadDocument',
  path,
  tag: 'documents',
  summary: 'Upload a paper',
  description:
    'PDF, JPEG or PNG, up to 10 MiB. A case has the same bytes once, under one id. Without `case` the paper waits for ' +
    'the supplement by which its uploader refers to it. A paper that no case refers to goes after 24 hours.',
  access: { kind: 'token', permission: 'upload-documents' },
  query: z.object({ case: CaseId.optional().meta({ description: 'The case it is brought to' }) }),
  headers: z.object({
    ...IdempotencyHeader.shape,
    'Content-Disposition': z
      .string()
      .optional()
      .meta({ description: 'Holds the file name, also as RFC 8187 writes it (`filename*`)' }),
  }),
  file: { types: paperTypes, description: 'The bytes, of the type that their first bytes say' },
  replies: {
    201: {
      description: 'Kept',
      schema: DocumentReply,
      headers: ReplayedHeader.extend({
        Location: z.string().meta({ description: 'Path of the document' }),
      }),
    },
  },
  problems: [
    'invalid-input',
    'malformed-idempotency-key',
    'unknown-case',
    'purpose-required',
    'too-large',
    'not-the-type',
    'unsupported-media-type',
    'key-reused',
  ],
}).handle(async (call, services) => {
  const { query, caller, reader } = call;
  if (query.case !== undefined) valueOf(await viewCase(services.register, { caseId: query.case, reader }));
  const key = findIdempotencyKey(call);
  const file = announced(call);
  const remembered = await services.papers.inTurn(async () => {
    const bytes = await readPaper(call, file.mediaType);
    const paper = { ...file, bytes, caseId: query.case, uploadedBy: caller.subject };
    const answerOf = (kept: object) => ({ ...kept });
    return valueOf(await keepPaper(services, { ...paper, path, key, answerOf }));
  });
  return {
    status: 201,
    headers: { Location: `${path}/${String(remembered.body['documentId'])}` },
    remembered,
  };
});

export const documentListRoute = route({
  method: 'get',
  operationId: 'listDocuments',
  path: '/v1/cases/{caseId}/documents',
  tag: 'documents',
  summary: 'The papers of a case, and where each comes from',
  description:
    'Those who decide single steps see what these got; operations and auditors see papers for a purpose that they name.',
  access: { kind: 'token', permission: 'read-cases' },
  params: caseParams,
  headers: PurposeHeaders,
  replies: { 200: { description: 'In the order in which they came', schema: DocumentListReply } },
  problems: ['unknown-case', 'purpose-required', 'unavailable'],
}).handle(async (call, services) => {
  const papers = valueOf(await listPapers(services, askedCase(call)));
  const data = papers.map(({ document: kind, ...paper }) => ({
    ...{ ...paper, kind },
    origin: paper.round > 1 ? ('supplement' as const) : ('filing' as const),
  }));
  return { status: 200, json: { data } };
});

export const documentRoute = route({
  method: 'get',
  operationId: 'getDocument',
  path: `${path}/{documentId}`,
  tag: 'documents',
  summary: 'The bytes of a paper',
  description: 'For whoever may read a case that refers to it.',
  access: { kind: 'token', permission: 'read-cases' },
  params: { schema: z.object({ documentId: DocumentId }), otherwise: 'unknown-document' },
  headers: PurposeHeaders,
  replies: { 200: paperReplySpec },
  problems: ['unknown-document', 'infected', 'purpose-required', 'unavailable'],
}).handle(async ({ params, reader }, services) => {
  const paper = valueOf(await findPaper(services, { ...params, reader }));
  return paperReply(paper, services);
});

export const attachmentRoute = route({
  method: 'get',
  operationId: 'fetchAttachment',
  path: '/v1/attachments/{agency}/{documentId}',
  tag: 'agencies',
  summary: 'The bytes of a paper that was sent to an agency as an address',
  description: 'As long as the dossier it was sent with is open, and 30 days.',
  access: { kind: 'signed' },
  params: {
    schema: z.object({ agency: z.enum(agencyIds), documentId: DocumentId }),
    otherwise: 'unknown-document',
  },
  headers: z.object({ 'X-Message-Id': z.string().optional() }),
  replies: { 200: paperReplySpec },
  problems: [
    'unknown-document',
    'infected',
    'replayed-message',
    'too-large',
    'unsupported-media-type',
    'unavailable',
  ],
}).handle(async ({ params, header }, services) => {
  const messageId = header('x-message-id') ?? '';
  const paper = valueOf(await findPaperForAgency(services, { ...params, messageId, nowMs: Date.now() }));
  return paperReply(paper, services);
});
