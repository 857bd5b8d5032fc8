/** The codes of cases and steps in words, and as signs. */
import { findEditions } from '../../procedures/bundles';
import type { Language } from '../language';

export {
  awaitedLabel,
  claimStateLabel,
  outcomeLabel,
  partyLabel,
  standsLabel,
  stateLabel,
  statusLabel,
  thenLabel,
} from '../../domain/labels';

/** What the edition calls the step. */
export function stepLabel(bundle: string, edition: string, step: string, language: Language): string {
  const published = findEditions(bundle)?.find((known) => known.edition === edition);
  return published?.steps.find(({ id }) => id === step)?.names[language] ?? step;
}

/** One sign for each state, for lines too narrow for words. */
export function stateSign(state: string): string {
  return Object.hasOwn(signs, state) ? (signs[state] ?? '?') : '?';
}
const signs: Readonly<Record<string, string>> = {
  pending: '·',
  filing: '→',
  'with-agency': '…',
  'awaiting-citizen': '?',
  granted: '✓',
  refused: '✗',
  withdrawn: '↶',
  'not-applicable': '–',
  skipped: '»',
  stuck: '!',
  reversed: '↺',
};
