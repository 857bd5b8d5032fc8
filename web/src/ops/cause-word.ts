import { failureCause } from '../../../domain/failure-causes';
import type { Language } from '../../../domain/messages';

/** What has failed, in words: what is to be done about it comes after, and is said elsewhere. */
export const causeWord = (cause: string, language: Language): string =>
  failureCause(cause).text[language].split(/[;.]/)[0] ?? cause;
