/** The catalogue of reasons, as it is laid before whoever decides. */
import { type CatalogueEntry, refusals, requests } from '../procedures/reasons';

/** What whoever decides writes in their own words, where the catalogue has no other. */
const inOwnWords: Pick<CatalogueEntry, 'vi' | 'en' | 'remedy'> = {
  vi: 'Lý do khác.',
  en: 'Another reason.',
  remedy: { vi: 'Xem nội dung ghi rõ.', en: 'See the details.' },
};

/** A reason as whoever decides chooses it. */
export interface KnownReason {
  code: string;
  names: { vi: string; en: string };
  remedy: { vi: string; en: string };
  /** It says nothing without the words of whoever decides. */
  textRequired: boolean;
}

/** The reasons that a decision of the step may give, one in one's own words last. */
export function reasonsFor(step: string, decision: 'refuse' | 'request-supplement'): KnownReason[] {
  const entries = Object.entries<CatalogueEntry>(decision === 'refuse' ? refusals : requests);
  const known = entries
    .filter(([, { steps }]) => steps === undefined || steps.includes(step))
    .map(([code, entry]) => reason(code, entry, false));
  return [...known, reason('other', inOwnWords, true)];
}

const reason = (code: string, { vi, en, remedy }: typeof inOwnWords, textRequired: boolean): KnownReason => ({
  code,
  names: { vi, en },
  remedy,
  textRequired,
});

/** As the paper gives it, where whoever decides adds no words. */
export const sentenceOf = ({ names, remedy }: KnownReason): string => `${names.vi} ${remedy.vi}`;
