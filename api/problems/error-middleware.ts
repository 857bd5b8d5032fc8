import { isNativeError } from 'node:util/types';
import type { ErrorRequestHandler } from 'express';
import type { Logger } from 'pino';
import type { ProblemCode } from './catalogue';
import { languageOf } from './language';
import { Problem, unavailable } from './problem';
import { isOnTheWay, problemPage } from './problem-page';
import { problemJson } from './problem-json';
import { isUnavailableError } from './unavailable-error';

/** The one place where what was thrown becomes an answer. What nobody foresaw is a bug of ours: 500, and logged. */
export function errorMiddleware(log: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const problem = problemOfError(error);
    if (problem.code === 'internal') log.error({ err: error }, 'a request met a bug');
    if (response.headersSent) {
      next(error);
      return;
    }
    const language = languageOf(request);
    const body = problemJson(problem, language);
    response.status(body.status).set({
      'Content-Language': language,
      Vary: 'Accept-Language',
      'Cache-Control': 'no-store',
      ...problem.extras.headers,
    });
    if (isOnTheWay(request)) response.type('html').send(problemPage(problem, language));
    else response.type('application/problem+json').send(JSON.stringify(body));
  };
}

export function problemOfError(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (isUnavailableError(error)) return unavailable();
  const code = codeOfReader(error);
  return new Problem(code);
}

/** Express and its body reader mark what the sender did wrong by a status below 500. */
function codeOfReader(error: unknown): ProblemCode {
  if (!isNativeError(error) || !('status' in error) || typeof error.status !== 'number') return 'internal';
  switch (error.status) {
    case 413:
      return 'too-large';
    case 415:
      return 'unsupported-media-type';
    default:
      return error.status >= 400 && error.status < 500 ? 'broken-request' : 'internal';
  }
}
