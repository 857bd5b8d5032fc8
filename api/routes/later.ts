import { z } from 'zod';
import { route, type Route } from '../http/route';
import type { Permission } from '../identity/roles';
import { Problem } from '../problems/problem';

/**
 * Paths that are promised but not built: 404 `not-yet`, after token and role, so that callers may be written against
 * them and rights are checked from the start. They are not in the API's description.
 */
const promised: readonly (readonly [Route['method'], string, Permission])[] = [
  ['post', '/v1/prefill', 'prefill'],
  ['get', '/v1/tasks', 'read-tasks'],
  ['post', '/v1/tasks/{taskId}/claim', 'work-on-tasks'],
  ['post', '/v1/tasks/{taskId}/release', 'work-on-tasks'],
  ['post', '/v1/tasks/{taskId}/decision', 'work-on-tasks'],
  ['post', '/v1/ops/cases/{caseId}/reset', 'operate'],
  ['post', '/v1/ops/cases/{caseId}/replay', 'operate'],
  ['post', '/v1/ops/bulk', 'operate'],
  ['get', '/v1/ops/bulk/{batchId}', 'operate'],
  ['put', '/v1/ops/agencies/{agency}/hold', 'operate'],
  ['delete', '/v1/ops/agencies/{agency}/hold', 'operate'],
  ['get', '/v1/reports/{report}', 'read-reports'],
];

export const laterRoutes: readonly Route[] = promised.map(([method, path, permission]) =>
  route({
    method,
    path,
    tag: 'later',
    summary: 'Not built yet',
    access: { kind: 'token', permission },
    query: z.object({}),
    replies: {},
    problems: ['not-yet'],
  }).handle(() => {
    throw new Problem('not-yet');
  }),
);
