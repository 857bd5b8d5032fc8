/** What of a declaration whoever decides some of its steps sees. */
import type { Fields } from '../../domain/rights/fields';
import type { Edition } from './definition';

/** How the family is reached is for who holds its task, and for nobody who only may. */
const hides = ['/applicant/phone', '/applicant/email'];

export function fieldsOfSteps({ steps }: Edition, own: readonly string[]): Fields {
  const shows = steps.filter(({ id }) => own.includes(id)).flatMap((step) => step.shows);
  return { shows: [...new Set(shows)], hides };
}
