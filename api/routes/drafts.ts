/** What somebody has typed and not sent yet: their own alone. */
import { z } from 'zod';
import { findDraft, listDrafts, putDraft, removeDraft, type Draft } from '../../desk/drafts';
import { vietNamInstant } from '../../domain/viet-nam-time';
import { parseAsSent } from '../http/parse';
import { route } from '../http/route';
import { Problem } from '../problems/problem';
import { InstantOutput } from '../schemas/instants';
import { recordDraftReads } from '../tasks/draft-reading';

const uuid = '[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}';
const params = {
  schema: z.object({ key: z.string().regex(new RegExp(`^(task|file|order):${uuid}$`)) }),
  otherwise: 'unknown-draft',
} as const;
const access = { kind: 'token', permission: 'keep-desk' } as const;
const maxBytes = 64 * 1024;

const DraftReply = z
  .object({ key: z.string(), body: z.unknown(), updatedAt: InstantOutput })
  .meta({ id: 'Draft' });
const DraftBody = z.object({ body: z.unknown() }).meta({ id: 'DraftSent' });

const replyOf = ({ key, body, updatedAt }: Draft) => ({
  ...{ key, body },
  updatedAt: vietNamInstant(updatedAt.getTime()),
});

export const draftListRoute = route({
  method: 'get',
  operationId: 'listDrafts',
  path: '/v1/drafts',
  tag: 'tasks',
  summary: "The caller's drafts, the latest first",
  access,
  replies: {
    200: {
      description: 'Those of the last 30 days',
      schema: z.object({ data: z.array(DraftReply) }).meta({ id: 'DraftList' }),
    },
  },
  problems: ['unavailable'],
}).handle(async ({ caller, reader }, services) => {
  const drafts = await listDrafts(services.desks.tasks, caller.subject);
  await recordDraftReads(services, reader, drafts);
  return { status: 200, json: { data: drafts.map(replyOf) } };
});

const path = '/v1/drafts/{key}';

export const draftRoute = route({
  method: 'get',
  operationId: 'getDraft',
  path,
  tag: 'tasks',
  summary: 'One draft of the caller',
  access,
  params,
  replies: { 200: { description: 'As it was put last', schema: DraftReply } },
  problems: ['unknown-draft', 'unavailable'],
}).handle(async ({ caller, reader, params: { key } }, services) => {
  const draft = await findDraft(services.desks.tasks, caller.subject, key);
  if (!draft) throw new Problem('unknown-draft');
  await recordDraftReads(services, reader, [draft]);
  return { status: 200, json: replyOf(draft) };
});

export const putDraftRoute = route({
  method: 'put',
  operationId: 'putDraft',
  path,
  tag: 'tasks',
  summary: 'Keep a draft; of a task one holds, one goes on holding it',
  access,
  params,
  body: DraftBody,
  replies: {
    200: { description: 'Kept', schema: z.object({ updatedAt: InstantOutput }).meta({ id: 'DraftKept' }) },
  },
  problems: [
    'broken-json',
    'invalid-input',
    'unknown-draft',
    'too-large',
    'unsupported-media-type',
    'unavailable',
  ],
}).handle(async (call, { desks }) => {
  const { body } = parseAsSent(DraftBody, await call.json());
  if (Buffer.byteLength(JSON.stringify(body ?? null)) > maxBytes) throw new Problem('too-large');
  const { lockMs } = desks.settings;
  const owner = call.caller.subject;
  const at = await putDraft(desks.tasks, { owner, key: call.params.key, body: body ?? null, lockMs });
  return { status: 200, json: { updatedAt: vietNamInstant(at.getTime()) } };
});

export const removeDraftRoute = route({
  method: 'delete',
  operationId: 'removeDraft',
  path,
  tag: 'tasks',
  summary: 'Forget a draft',
  access,
  params,
  replies: { 200: { description: 'Gone', schema: z.object({}).meta({ id: 'DraftGone' }) } },
  problems: ['unknown-draft', 'unavailable'],
}).handle(async ({ caller, params: { key } }, { desks }) => {
  await removeDraft(desks.tasks, caller.subject, key);
  return { status: 200, json: {} };
});
