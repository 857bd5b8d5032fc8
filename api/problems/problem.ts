import type { InputIssue, Sentence } from '../../domain/messages';
import type { ProblemCode } from './catalogue';

export interface ProblemExtras {
  errors?: readonly InputIssue[];
  /** Members beside those of RFC 9457. */
  members?: Readonly<Record<string, unknown>>;
  /** Said before the sentence of the catalogue. */
  lead?: Sentence;
  /** Said after it. */
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
/** This host's clock cannot be believed, and neither could what it says. */
export const clockWrong = (): Problem =>
  new Problem('unavailable', {
    headers: { 'Retry-After': '60' },
    detail: {
      vi: 'Đồng hồ của máy chủ này lệch từ 30 giây trở lên so với PostgreSQL; bộ phận vận hành cần sửa NTP.',
      en: "This host's clock is 30 s or more off PostgreSQL's; the operators have to mend NTP.",
    },
  });

export const unavailable = (retryAfterS = 2): Problem =>
  new Problem('unavailable', { headers: { 'Retry-After': String(retryAfterS) } });
