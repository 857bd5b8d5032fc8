import type { Request } from 'express';
import type { Language } from '../../domain/messages';

/** What the caller reads best of what we speak; Vietnamese where nothing is said. */
export function languageOf(request: Request): Language {
  return request.acceptsLanguages('vi', 'en') === 'en' ? 'en' : 'vi';
}
