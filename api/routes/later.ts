import { z } from 'zod';
import { route, type Route } from '../http/route';
import type { Permission } from '../../domain/rights/permissions';
import { Problem } from '../problems/problem';

/**
 * Paths that are promised but not built: 404 `not-yet`, after token and role, so that callers may be written against
 * them and rights are checked from the start. They are not in the API's description.
 */
const promised: readonly (readonly [string, Route['method'], string, Permission])[] = [
  ['prefill', 'post', '/v1/prefill', 'prefill'],
  ['resetCase', 'post', '/v1/ops/cases/{caseId}/reset', 'operate'],
  ['replayCase', 'post', '/v1/ops/cases/{caseId}/replay', 'operate'],
  ['startBulk', 'post', '/v1/ops/bulk', 'operate'],
  ['getBulk', 'get', '/v1/ops/bulk/{batchId}', 'operate'],
  ['holdAgency', 'put', '/v1/ops/agencies/{agency}/hold', 'operate'],
  ['releaseAgency', 'delete', '/v1/ops/agencies/{agency}/hold', 'operate'],
];

export const laterRoutes: readonly Route[] = promised.map(([operationId, method, path, permission]) =>
  route({
    method,
    operationId,
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
