import { z } from 'zod';
import { paperTypes } from '../../domain/papers';
import { readableCase } from '../cases/readable-case';
import { paperReply, paperReplySpec } from '../documents/paper-reply';
import { announced, readPaper } from '../documents/upload';
import { findIdempotencyKey, IdempotencyHeader } from '../http/idempotency-key';
import { route, type Reply } from '../http/route';
import { isWithinReach, type Caller } from '../identity/roles';
import { Problem } from '../problems/problem';
import { CaseId, DocumentId } from '../schemas/instants';
import type { Services } from '../services';

/** Papers of cases: uploaded on their own, referred to by id from then on. */

const path = '/v1/documents';

const DocumentReply = z
  .object({
    documentId: DocumentId,
    sha256: z.string().meta({ description: 'Of the bytes, in hex' }),
    size: z.int().meta({ description: 'In bytes' }),
    mediaType: z.enum(paperTypes),
    name: z.string().meta({ description: 'File name' }),
    scan: z.enum(['none']).meta({ description: 'What a scanner for malware has said: none looks at it yet' }),
  })
  .meta({ id: 'Document' });

export const uploadDocument = route({
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
      headers: z.object({ Location: z.string().meta({ description: 'Path of the document' }) }),
    },
  },
  problems: [
    'invalid-input',
    'malformed-disposition',
    'malformed-idempotency-key',
    'unknown-case',
    'too-large',
    'not-the-type',
    'unsupported-media-type',
    'key-reused',
  ],
  handle: async (call, services) => {
    const { query, caller } = call;
    const { register, papers } = services;
    const key = findIdempotencyKey(call);
    const file = announced(call);
    if (query.case !== undefined) await readableCase({ caseId: query.case, caller, register });
    return papers.inTurn(async () => {
      const bytes = await readPaper(call, file.mediaType);
      const upload = { ...file, bytes, caseId: query.case, uploadedBy: caller.subject };
      return created(await keepOnce(upload, key, services));
    });
  },
});

type Body = Readonly<Record<string, unknown>>;

/** Under one key one answer. The same bytes in one case are one paper anyway. */
async function keepOnce(
  upload: Parameters<Services['papers']['keep']>[0],
  key: string | undefined,
  { papers, register }: Pick<Services, 'papers' | 'register'>,
): Promise<Body> {
  const paper = await papers.keep(upload);
  const body: Body = { ...paper, scan: 'none' };
  if (key === undefined) return body;
  const { mediaType, name, caseId = null, uploadedBy: caller } = upload;
  const asked = { sha256: paper.sha256, mediaType, name, caseId };
  const counts = await register.rememberAnswer({ caller, path, key, body: asked }, { status: 201, body });
  if (counts.kind === 'key-reused') throw new Problem('key-reused');
  return counts.answer.body;
}

function created(body: Body): Reply {
  return { status: 201, headers: { Location: `${path}/${String(body['documentId'])}` }, json: body };
}

export const getDocument = route({
  method: 'get',
  operationId: 'getDocument',
  path: `${path}/{documentId}`,
  tag: 'documents',
  summary: 'The bytes of a paper',
  description: 'For whoever may read a case that refers to it.',
  access: { kind: 'token', permission: 'read-cases' },
  params: { schema: z.object({ documentId: DocumentId }), otherwise: 'unknown-document' },
  replies: { 200: paperReplySpec },
  problems: ['unknown-document'],
  handle: async ({ params: { documentId }, caller }, services) => {
    const isReadable = await mayRead(documentId, caller, services);
    const paper = isReadable ? await services.papers.find(documentId) : undefined;
    if (!paper) throw new Problem('unknown-document');
    return paperReply(paper, services);
  },
});

async function mayRead(
  documentId: string,
  caller: Caller,
  { register }: Pick<Services, 'register'>,
): Promise<boolean> {
  for (const { caseId } of await register.findPaperReferences(documentId)) {
    const record = await register.findCase(caseId);
    if (record && isWithinReach(caller, record)) return true;
  }
  return false;
}
