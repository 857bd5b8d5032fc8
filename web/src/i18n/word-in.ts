import type { Language, Sentence } from '../../../domain/messages';

/** Codes in words; one that a newer API knows is shown as it is. */
export const wordIn =
  (table: Readonly<Record<string, Sentence>>) =>
  (code: string, language: Language): string =>
    table[code]?.[language] ?? code;
