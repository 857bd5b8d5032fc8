import { STATUS_CODES } from 'node:http';
import type { z } from 'zod';
import { pointerOf } from '../../domain/json-pointer';

/** What is wrong with a message, as RFC 9457 problem details. Never says what a field held. */
export interface ProblemDetails {
  status: number;
  code: string;
  errors?: { pointer: string; code: string; detail: string }[];
}

/** Thrown where a message is handled, turned into the answer in one place. */
export class Problem extends Error {
  constructor(readonly details: ProblemDetails) {
    super(details.code);
  }
}

export function problemJson({ status, code, errors }: ProblemDetails): string {
  return JSON.stringify({ type: 'about:blank', title: STATUS_CODES[status] ?? code, status, code, errors });
}

/** Throws a 400 naming every wrong field; `at` is where in the message the value stands. */
export function parseMessage<S extends z.ZodType>(schema: S, value: unknown, at = ''): z.output<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new Problem({
    status: 400,
    code: 'invalid-message',
    errors: parsed.error.issues.map((issue) => ({
      pointer: pointerOf(issue.path, at),
      code: issue.code,
      detail: issue.message,
    })),
  });
}
