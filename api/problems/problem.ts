import type { InputIssue, Sentence } from '../../domain/messages';
import type { ProblemCode } from './catalogue';

export interface ProblemExtras {
  errors?: readonly InputIssue[];
  /** Members beside those of RFC 9457. */
  members?: Readonly<Record<string, unknown>>;
  /** Said after the sentence of the catalogue. */
  detail?: Sentence;
  headers?: Readonly<Record<string, string>>;
}

/** Thrown wherever a request ends without success; the error middleware alone turns it into the answer. */
export class Problem extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly extras: ProblemExtras = {},
  ) {
    super(code);
    this.name = 'Problem';
  }
}

export const invalidInput = (errors: readonly InputIssue[]): Problem =>
  new Problem('invalid-input', { errors });

/** A dependency is away; the sender may try the same again. */
export const unavailable = (retryAfterS = 2): Problem =>
  new Problem('unavailable', { headers: { 'Retry-After': String(retryAfterS) } });
