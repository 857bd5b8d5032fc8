/** One thing that the doctor looks at. */
import type { Sentence } from '../language';

export interface Finding {
  /** Of the part or setting, the same in both languages. */
  name: string;
  ok: boolean;
  /** What was seen: a version, an address, an error. */
  seen: string;
  /** What to do about it; set when it is not ok. */
  remedy?: Sentence;
}

export const fine = (name: string, seen: string): Finding => ({ name, ok: true, seen });
export const wrong = (name: string, seen: string, remedy: Sentence): Finding => ({
  name,
  ok: false,
  seen,
  remedy,
});
