/** What is asked elsewhere about a dossier, so that whoever decides sees what speaks against it. */
export const checkCodes = [
  'person-alive',
  'name-matches',
  'sex-matches',
  'born-matches',
  'paper-matches',
  'not-registered-yet',
] as const;
export type CheckCode = (typeof checkCodes)[number];

export interface TaskCheck {
  code: CheckCode;
  /** Whom it is about, as the place in the declaration. */
  who: string;
  /** `unknown`: nobody answered. */
  state: 'ok' | 'doubt' | 'unknown';
  /** What differs; null where nothing does. */
  detail: { vi: string; en: string } | null;
}
