/** What is known of a decision that cannot be used: enough to show it and to know it again, and nothing of what it says. */
export interface UnusableDecision {
  dossierKey: string;
  /** Why: the first thing wrong with it. */
  code: string;
  /** Digest of the whole as it came. */
  digest: string;
}
