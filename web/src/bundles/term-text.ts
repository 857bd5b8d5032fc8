import type { Schemas } from '../http/shapes';
import type { T } from '../i18n/index';

export function termText({ kind, days, certainty }: Schemas['Term'], t: T): string {
  const text = kind === 'same-day' ? t('term.sameDay') : t('term.workingDays', { n: days ?? 0 });
  return certainty === 'unverified' ? `${text} ${t('term.unverified')}` : text;
}
