import type { AgencyUnderTest } from './agency-under-test';

/** Said in both languages of the command line. */
export interface Sentence {
  vi: string;
  en: string;
}

/** One thing that the dossier contract asks of an agency. */
export interface Check {
  id: string;
  title: Sentence;
  /** Throws `Unmet` where the agency does otherwise, `NotSeen` where it could not be tried. */
  run: (agency: AgencyUnderTest) => Promise<void>;
}

/** The agency has done something else than the contract says. */
export class Unmet extends Error {
  override name = 'Unmet';

  constructor(
    readonly expected: Sentence,
    readonly seen: string,
  ) {
    super(`${expected.en}; seen: ${seen}`);
  }
}

/** What is to be checked did not come about: that says nothing against the agency, nor for it. */
export class NotSeen extends Error {
  override name = 'NotSeen';

  constructor(readonly reason: Sentence) {
    super(reason.en);
  }
}

export interface CheckResult {
  id: string;
  title: Sentence;
  outcome: 'met' | 'unmet' | 'not-seen';
  expected?: Sentence;
  seen?: string;
  reason?: Sentence;
}

export async function runCheck({ id, title, run }: Check, agency: AgencyUnderTest): Promise<CheckResult> {
  try {
    await run(agency);
    return { id, title, outcome: 'met' };
  } catch (error) {
    if (error instanceof NotSeen) return { id, title, outcome: 'not-seen', reason: error.reason };
    if (error instanceof Unmet) {
      const { expected, seen } = error;
      return { id, title, outcome: 'unmet', expected, seen };
    }
    throw error;
  }
}
