import { randomUUID } from 'node:crypto';
import type { RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import type { Metrics } from './metrics';

/**
 * One log line and one measurement for each answer. It names the route, never the address asked for, a header or a
 * body: a tracking code or a name in a search belongs to a family.
 */
export function observeRequests({ log, metrics }: { log: Logger; metrics: Metrics }): RequestHandler {
  return (request, response, next) => {
    const startedMs = performance.now();
    const requestId = randomUUID();
    response.setHeader('X-Request-Id', requestId);
    response.once('close', () => {
      const durationMs = performance.now() - startedMs;
      const seen = {
        method: methodOf(request.method),
        route: routeOf(response),
        status: response.statusCode,
      };
      metrics.observeRequest({ ...seen, seconds: durationMs / 1000 });
      log[response.statusCode >= 500 ? 'warn' : 'info'](
        { ...seen, durationMs: Math.round(durationMs * 10) / 10, requestId },
        response.writableFinished ? 'answered' : 'the caller left',
      );
    });
    next();
  };
}

/** Anybody may make up a method; only the known ones become labels. */
const methodOf = (method: string): string =>
  ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'].includes(method) ? method : 'other';

function routeOf({ locals }: Response): string {
  const route: unknown = locals['route'];
  return typeof route === 'string' ? route : 'none';
}
