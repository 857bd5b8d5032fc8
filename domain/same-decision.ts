import type { AuthorityDecision, DecisionKey } from './case-events';

/** A decision as it is on record; who took it is personal data that may have been erased. */
export type RecordedDecision = DecisionKey & Partial<Pick<AuthorityDecision, 'by'>>;

/**
 * Whether two are one decision: the same number of the same authority on the same day. Two communes give the same number
 * on one day, and one number is typed in many ways. Where nobody knows any more who took one of them, number and day say.
 */
export function isSameDecision(one: RecordedDecision, other: RecordedDecision): boolean {
  if (one.on !== other.on || written(one.number) !== written(other.number)) return false;
  return one.by === undefined || other.by === undefined || written(one.by) === written(other.by);
}

/** Without what is typed in many ways: case, blanks, kinds of dashes, and the Ð of other alphabets that looks like Đ. */
function written(text: string): string {
  return text
    .normalize('NFC')
    .toUpperCase()
    .replace(/[\u00D0\u0189]/g, '\u0110')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s+/g, '');
}
