/** Who has read what. */
import { searchReads } from '../../casework/reading/search-reads';
import { definedOnly } from '../http/defined';
import { parseBody } from '../http/parse';
import { route } from '../http/route';
import { valueOf } from '../problems/problem-of-refusal';
import { ReadSearch, ReadsReply } from '../schemas/reading';
import { badCursor } from './cursors';

export const readsRoute = route({
  method: 'post',
  operationId: 'searchReads',
  path: '/v1/reads/search',
  tag: 'cases',
  summary: 'Who has read what of whom, newest first',
  description:
    'Supervisors see the rows of cases within their reach; auditors all, or those of their territory. Rows with ' +
    '`refused` are of cases on file that were out of reach of whoever asked.',
  access: { kind: 'token', permission: 'read-reads' },
  body: ReadSearch,
  replies: { 200: { description: 'One page', schema: ReadsReply } },
  problems: [
    'broken-json',
    'invalid-input',
    'bad-cursor',
    'too-large',
    'unsupported-media-type',
    'unavailable',
  ],
}).handle(async (call, { register }) => {
  const { limit, ...given } = parseBody(ReadSearch, await call.json());
  const filter = { limit, ...definedOnly(given) };
  return { status: 200, json: valueOf(await searchReads(register, call.reader, filter).catch(badCursor)) };
});
