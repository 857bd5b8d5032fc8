import express, { type ErrorRequestHandler, type Express, type Router } from 'express';
import type { Logger } from '../../runtime/logging';
import { Problem, problemJson, type ProblemDetails } from '../../agency-kit/http/problem';

/** The HTTP face of a simulator's own controls, below `/_sim`. */
export function createControlServer(controls: Router, log: Logger): Express {
  const app = express();
  app.disable('x-powered-by').disable('etag');
  app.use('/_sim', express.json({ limit: '8mb' }), controls);
  app.use(() => {
    throw new Problem({ status: 404, code: 'unknown-path' });
  });
  app.use(problems(log));
  return app;
}

function problems(log: Logger): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) return next(error);
    const details = detailsOf(error);
    if (details.status >= 500) log.warn({ err: error }, 'a control failed');
    response.status(details.status).type('application/problem+json').send(problemJson(details));
  };
}

/** Express and its body parser mark what the caller did wrong (too large, broken JSON) with a 4xx. */
function detailsOf(error: unknown): ProblemDetails {
  if (error instanceof Problem) return error.details;
  if (typeof error === 'object' && error !== null && 'status' in error) {
    const { status } = error;
    if (typeof status === 'number' && status >= 400 && status < 500) return { status, code: 'unreadable' };
  }
  return { status: 503, code: 'unavailable' };
}
