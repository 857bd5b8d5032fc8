/** The language of the page: the one chosen last on this machine, Vietnamese before. It is no personal matter. */
import type { Language } from '../../../domain/messages';

const key = 'language';

let current: Language = localStorage.getItem(key) === 'en' ? 'en' : 'vi';

export const currentLanguage = (): Language => current;

export function keepLanguage(language: Language): void {
  current = language;
  localStorage.setItem(key, language);
}
